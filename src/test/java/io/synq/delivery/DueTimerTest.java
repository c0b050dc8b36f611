package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.Drain;
import io.synq.platform.GivenSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTimerTest {
  private static final String AWAY = "57P01";

  private Instant now = NOW;
  private RuntimeException failure = new IllegalStateException(new SQLException("", AWAY));
  private final DeliverySettings settings = new DeliverySettings(GivenSettings.of());
  private final DeliveryLoop loop = new DeliveryLoop(() -> now, settings);
  private final DueTimer timer = new DueTimer();

  DueTimerTest() {
    DueDeliveries due =
        new DueDeliveries(null, null) {
          @Override
          public List<String> endpoints(Instant by) {
            throw failure;
          }
        };
    timer.settings = settings;
    timer.due = due;
    timer.recall = new Recall(due);
    timer.deliverer = new IdleDeliverer();
    timer.loop = loop;
    timer.drain = new Drain();
    timer.clock = () -> now;
  }

  /** So many seconds, with a look at each. */
  private void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      now = now.plusSeconds(1);
      assertThatThrownBy(timer::run).isSameAs(failure);
    }
  }

  @Test
  void aDatabaseThatIsAwayIsNoReasonToEndTheProcess() {
    pass(600);
    assertThat(loop.alive()).isTrue();
  }

  @Test
  void aLoopThatFailsForItsOwnReasonsIsDead() {
    failure = new IllegalStateException("as the test wants it");
    pass(29);
    assertThat(loop.alive()).isTrue();
    pass(1);
    assertThat(loop.alive()).isFalse();
  }
}
