package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderWatchTest {
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<Collection<OrderLine.Ended>> moved = new ArrayList<>();
  private final OrderWatch watch =
      new OrderWatch(
          new OrderLines(null, () -> NOW) {
            @Override
            List<Wake> advance(Collection<OrderLine.Ended> ended) {
              moved.add(List.copyOf(ended));
              return List.of();
            }
          },
          new IdleDeliverer(),
          new Workers() {
            @Override
            public void execute(Runnable task) {
              later.add(task);
            }
          });

  private static OrderLine.Ended ended(int number) {
    return new OrderLine.Ended(
        new OrderLine("ep_1", String.format("%03d", number)), "dlv_" + number);
  }

  @Test
  void whoeverRecordsDoesNotWaitForLines() {
    Claimed claimed = Claims.ordered("dlv_1", "001");
    watch.recorded(new Recorded(List.of(Conclusion.expired(claimed)), NOW));
    assertThat(moved).isEmpty();
    later.remove().run();
    assertThat(moved).containsExactly(List.of(ended(1)));
  }

  @Test
  void whatIsCancelledLetsTheNextOneGo() {
    watch.cancelled(new Cancelled(3, List.of(ended(1), ended(2))));
    later.remove().run();
    assertThat(moved).containsExactly(List.of(ended(1), ended(2)));
    watch.cancelled(new Cancelled(3, List.of()));
    assertThat(later).isEmpty();
  }

  @Test
  void whatKeepsNoOrderCostsNothing() {
    watch.recorded(new Recorded(List.of(Conclusion.expired(Claims.of("dlv_1"))), NOW));
    watch.recorded(
        new Recorded(List.of(Conclusion.released(Claims.ordered("dlv_1", "001"), NOW)), NOW));
    assertThat(later).isEmpty();
  }

  @Test
  void aTransactionMovesFewLinesOn() {
    List<OrderLine.Ended> ended =
        IntStream.range(0, OrderLines.MOST + 1)
            .map(i -> OrderLines.MOST - i)
            .mapToObj(OrderWatchTest::ended)
            .toList();
    assertThat(watch.advance(ended)).isTrue();
    assertThat(moved).hasSize(2);
    assertThat(moved.get(0)).hasSize(OrderLines.MOST).startsWith(ended(0));
    assertThat(moved.get(1)).containsExactly(ended(OrderLines.MOST));
  }
}
