package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.messaging.Messaging;
import io.synq.platform.Workers;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {
  private Instant pace = Instant.EPOCH;
  private boolean there = true;
  private int sent;
  private Runnable meanwhile = () -> {};
  private final IdleDeliverer deliverer = new IdleDeliverer();
  private final Workers workers =
      new Workers() {
        @Override
        public void execute(Runnable task) {
          task.run();
        }
      };
  private final Messaging messaging =
      new Messaging(workers) {
        @Override
        public boolean settled() {
          return there;
        }

        @Override
        public <T> T run(Work<T> work) throws JMSException {
          meanwhile.run();
          sent++;
          return null;
        }
      };
  private final DeliveryQueue queue = new DeliveryQueue(messaging, deliverer, workers, () -> pace);

  private void wake(String id) {
    queue.wake(List.of(Wake.again(id, "tenant", "ep_1", 2)));
  }

  @Test
  void aNodeMakesDeliveriesItselfOnlyWhileThereIsNoMessaging() {
    wake("dlv_1");
    assertThat(deliverer.woken).isEmpty();
    there = false;
    wake("dlv_2");
    assertThat(deliverer.woken).containsExactly("dlv_2");
    assertThat(sent).isOne();
  }

  @Test
  void aBrokerThatLetsItsSendersWaitStopsNoDeliveries() {
    meanwhile =
        () -> {
          meanwhile = () -> {};
          pace = pace.plusSeconds(2);
          wake("dlv_2");
          assertThat(deliverer.woken).isEmpty();
          pace = pace.plusMillis(1);
          wake("dlv_3");
          assertThat(deliverer.woken).containsExactly("dlv_3");
        };
    wake("dlv_1");
    assertThat(sent).as("the first, and what waited behind it").isEqualTo(2);
    wake("dlv_4");
    assertThat(sent).isEqualTo(3);
    assertThat(deliverer.woken).containsExactly("dlv_3");
  }
}
