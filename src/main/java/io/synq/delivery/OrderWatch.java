package io.synq.delivery;

import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Moves lines on whose heads this node has ended. What fails here is made up for by the timer. */
@ApplicationScoped
public class OrderWatch {
  private static final System.Logger LOG = System.getLogger(OrderWatch.class.getName());

  private final OrderLines lines;
  private final Deliverer deliverer;
  private final Workers workers;

  @Inject
  OrderWatch(OrderLines lines, Deliverer deliverer, Workers workers) {
    this.lines = lines;
    this.deliverer = deliverer;
    this.workers = workers;
  }

  /** In another thread: the lanes of those that were recorded wait for this one. */
  void recorded(@Observes Recorded group) {
    List<OrderLine.Ended> ended = new ArrayList<>(0);
    for (Conclusion conclusion : group.conclusions()) {
      String key = conclusion.claimed().orderKey();
      if (key != null && conclusion.dueAt() == null) {
        Claimed claimed = conclusion.claimed();
        ended.add(
            new OrderLine.Ended(new OrderLine(claimed.endpointId(), key), claimed.deliveryId()));
      }
    }
    later(ended);
  }

  void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Cancelled deliveries) {
    later(deliveries.ended());
  }

  private void later(List<OrderLine.Ended> ended) {
    if (!ended.isEmpty()) {
      workers.execute(() -> advance(ended));
    }
  }

  /** Whether that went well. */
  boolean advance(List<OrderLine.Ended> ended) {
    try {
      List<OrderLine.Ended> ordered = OrderLines.sorted(ended);
      for (int start = 0; start < ordered.size(); start += OrderLines.MOST) {
        int end = Math.min(start + OrderLines.MOST, ordered.size());
        deliverer.wake(lines.advance(ordered.subList(start, end)));
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "order.not_advanced lines=" + ended.size(), e);
      return false;
    }
  }
}
