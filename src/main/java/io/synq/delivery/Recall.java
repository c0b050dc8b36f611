package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes due at once what this node had claimed, or was to be told of, when it went down: in small
 * transactions, and again where one fails, so that no start fails for it.
 */
@ApplicationScoped
public class Recall {
  private static final System.Logger LOG = System.getLogger(Recall.class.getName());

  private final DueDeliveries due;

  /** What was lost by then is to be made up for; null once that is done. */
  private volatile @Nullable Instant lost;

  @Inject
  Recall(DueDeliveries due) {
    this.due = due;
  }

  /** Takes back what was under way then; what cannot be now, with {@link #goOn}. */
  void begin(Instant then) {
    lost = then;
    goOn();
  }

  void goOn() {
    Instant then = lost;
    if (then == null) {
      return;
    }
    try {
      due.dueSoon(then).forEach(endpointId -> recall(endpointId, then));
      lost = null;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "recall.failed", e);
    }
  }

  private void recall(String endpointId, Instant then) {
    int found = DueDeliveries.MOST;
    while (found == DueDeliveries.MOST) {
      found = due.recall(endpointId, then);
    }
  }
}
