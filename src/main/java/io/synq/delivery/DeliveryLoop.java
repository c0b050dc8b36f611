package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Whether the delivery loop of this node is alive. */
@ApplicationScoped
public class DeliveryLoop {
  private static final int PERIODS = 10;
  private static final Duration LEAST = Duration.ofSeconds(30);

  /** Longer than a statement waits for a database whose machine is lost: 150 s. */
  private static final Duration HANGS = Duration.ofSeconds(180);

  /** Every attempt ends sooner. */
  private static final Duration STUCK = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final Duration patience;
  private final Duration hangs;
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile Instant last = Instant.EPOCH;
  private volatile @Nullable Instant looking;
  private volatile Instant moved = Instant.EPOCH;

  @Inject
  DeliveryLoop(InstantSource clock, DeliverySettings settings) {
    this.clock = clock;
    Duration periods = settings.duePeriod.multipliedBy(PERIODS);
    this.patience = periods.compareTo(LEAST) > 0 ? periods : LEAST;
    this.hangs = patience.compareTo(HANGS) > 0 ? patience : HANGS;
    this.last = clock.instant();
  }

  /** It looks, or gets on with that; to be followed by {@link #looked} or {@link #missed}. */
  void looks(Instant now) {
    looking = now;
  }

  /** It has come round. If the database is away, no other process could do better. */
  void looked(Instant now) {
    last = now;
    looking = null;
  }

  /** It could not look, for a reason of its own. */
  void missed() {
    looking = null;
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
   * False when the loop has not come round for {@value #PERIODS} periods, and at least {@link
   * #LEAST}, unless it still looks and has got on with that within {@link #HANGS}; or when attempts
   * are out and none has ended for {@link #STUCK}.
   */
  public boolean alive() {
    Instant now = clock.instant();
    Instant since = looking;
    boolean moves = attempts.get() == 0 || now.isBefore(moved.plus(STUCK));
    boolean looks = since != null && now.isBefore(since.plus(hangs));
    return moves && (looks || now.isBefore(last.plus(patience)));
  }
}
