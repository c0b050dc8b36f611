package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether the delivery loop of this node is alive. */
@ApplicationScoped
public class DeliveryLoop {
  private static final int PERIODS = 10;
  private static final Duration LEAST = Duration.ofSeconds(30);

  /** Every attempt ends sooner. */
  private static final Duration STUCK = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final Duration patience;
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile Instant last = Instant.EPOCH;
  private volatile Instant moved = Instant.EPOCH;

  @Inject
  DeliveryLoop(InstantSource clock, DeliverySettings settings) {
    this.clock = clock;
    Duration periods = settings.duePeriod.multipliedBy(PERIODS);
    this.patience = periods.compareTo(LEAST) > 0 ? periods : LEAST;
    this.last = clock.instant();
  }

  void ticked(Instant now) {
    last = now;
  }

  /** An attempt goes out; to be followed by {@link #ended}. */
  void begun(Instant now) {
    if (attempts.getAndIncrement() == 0) {
      moved = now;
    }
  }

  void ended(Instant now) {
    moved = now;
    attempts.decrementAndGet();
  }

  /**
   * False when the loop has not come round for ten periods, and at least 30 s, or when attempts are
   * out and none has ended for a minute.
   */
  public boolean alive() {
    Instant now = clock.instant();
    boolean moves = attempts.get() == 0 || now.isBefore(moved.plus(STUCK));
    return moves && now.isBefore(last.plus(patience));
  }
}
