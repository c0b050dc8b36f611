package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deliveries that this node opened a moment ago, and claimed as it did: they can be sent
 * without a look at the database. Only for a moment, so that a change of the endpoint is not
 * overlooked; what is not taken by then is claimed like any other.
 */
@ApplicationScoped
public class FreshClaims {
  static final Duration FRESH = Duration.ofSeconds(1);
  static final long MOST_BYTES = 16L * 1024 * 1024;

  /**
   * By their deliveries, the oldest first. One that is taken is let go of at once: kept for as long
   * as it would have been fresh, it would outlive collections of the young generation.
   */
  private final Map<String, Claimed> byDelivery = new LinkedHashMap<>();

  private long bytes;

  synchronized void add(Claimed claimed) {
    byDelivery.put(claimed.deliveryId(), claimed);
    bytes += claimed.body().length;
    forget(claimed.claimedAt());
  }

  /**
   * The delivery if it is still fresh, and its first wake-up came to this node: nobody else has
   * heard of it then. The first may have gone to another node, which claimed it and gave it back.
   */
  synchronized Optional<Claimed> take(Wake wake, Instant now) {
    Claimed taken = byDelivery.remove(wake.deliveryId());
    if (taken == null) {
      return Optional.empty();
    }
    bytes -= taken.body().length;
    return Optional.of(taken).filter(claimed -> wake.first() && isFresh(claimed, now));
  }

  private void forget(Instant now) {
    Iterator<Claimed> oldest = byDelivery.values().iterator();
    while (oldest.hasNext()) {
      Claimed claimed = oldest.next();
      if (bytes <= MOST_BYTES && isFresh(claimed, now)) {
        return;
      }
      oldest.remove();
      bytes -= claimed.body().length;
    }
  }

  private static boolean isFresh(Claimed claimed, Instant now) {
    return now.isBefore(claimed.claimedAt().plus(FRESH));
  }
}
