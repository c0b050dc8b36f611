package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The deliveries that this node opened a moment ago, and claimed as it did: they can be sent
 * without a look at the database. Only for a moment, so that a change of the endpoint is not
 * overlooked; what is not taken by then is claimed like any other.
 */
@ApplicationScoped
public class FreshClaims {
  static final Duration FRESH = Duration.ofSeconds(1);
  static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Map<String, Claimed> byDelivery = new ConcurrentHashMap<>();
  private final Queue<Claimed> byAge = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();

  void add(Claimed claimed) {
    byDelivery.put(claimed.deliveryId(), claimed);
    byAge.add(claimed);
    bytes.addAndGet(claimed.body().length);
    forget(claimed.claimedAt());
  }

  /**
   * The delivery if it is still fresh, and its first wake-up came to this node: nobody else has
   * heard of it then. The first may have gone to another node, which claimed it and gave it back.
   */
  Optional<Claimed> take(Wake wake, Instant now) {
    return Optional.ofNullable(byDelivery.remove(wake.deliveryId()))
        .filter(claimed -> wake.first() && now.isBefore(claimed.claimedAt().plus(FRESH)));
  }

  private void forget(Instant now) {
    Claimed oldest = byAge.peek();
    while (oldest != null
        && (bytes.get() > MOST_BYTES || !now.isBefore(oldest.claimedAt().plus(FRESH)))) {
      if (byAge.remove(oldest)) {
        bytes.addAndGet(-oldest.body().length);
        byDelivery.remove(oldest.deliveryId(), oldest);
      }
      oldest = byAge.peek();
    }
  }
}
