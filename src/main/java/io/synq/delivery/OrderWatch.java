package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Moves lines on whose heads this node has ended. What fails here is made up for by the timer. */
@ApplicationScoped
public class OrderWatch {
  private static final System.Logger LOG = System.getLogger(OrderWatch.class.getName());

  private final OrderLines lines;
  private final Deliverer deliverer;

  @Inject
  OrderWatch(OrderLines lines, Deliverer deliverer) {
    this.lines = lines;
    this.deliverer = deliverer;
  }

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
    if (!ended.isEmpty()) {
      advance(ended);
    }
  }

  /** A delivery has ended without an attempt. */
  public void ended(String endpointId, String key, String deliveryId) {
    advance(List.of(new OrderLine.Ended(new OrderLine(endpointId, key), deliveryId)));
  }

  /** Whether that went well. */
  boolean advance(List<OrderLine.Ended> ended) {
    try {
      deliverer.wake(lines.advance(ended));
      return true;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "order.not_advanced lines=" + ended.size(), e);
      return false;
    }
  }
}
