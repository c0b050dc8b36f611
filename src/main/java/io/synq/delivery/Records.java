package io.synq.delivery;

import io.synq.platform.Batcher;
import io.synq.platform.Outage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * Writes conclusions down. While the database is away each is tried again for as long as its claim
 * holds: given up, it would be claimed and sent once more though it was delivered.
 */
final class Records {
  static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  /** Later another node may have claimed it by the time that it is written down. */
  static final Duration CLAIM_HOLDS = Deliveries.LEASE.minusSeconds(5);

  private final Batcher<Conclusion, Boolean> batcher;
  private final BiConsumer<Duration, Runnable> timer;
  private final InstantSource clock;

  /**
   * @param timer runs something after a while
   */
  Records(
      Batcher<Conclusion, Boolean> batcher,
      BiConsumer<Duration, Runnable> timer,
      InstantSource clock) {
    this.batcher = batcher;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * Done once it is written down, or is not going to be.
   *
   * @param late told each time that it has to be tried again
   */
  CompletionStage<Boolean> submit(Conclusion conclusion, Runnable late) {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    submit(conclusion, late, FIRST_WAIT, result);
    return result;
  }

  private void submit(
      Conclusion conclusion, Runnable late, Duration wait, CompletableFuture<Boolean> result) {
    batcher
        .submit(conclusion)
        .whenComplete(
            (recorded, failure) -> {
              if (failure == null) {
                result.complete(recorded);
              } else if (!holds(conclusion, wait) || Outage.in(failure).isEmpty()) {
                result.completeExceptionally(failure);
              } else {
                late.run();
                again(conclusion, late, wait, result);
              }
            });
  }

  private boolean holds(Conclusion conclusion, Duration wait) {
    return clock.instant().plus(wait).isBefore(conclusion.claimed().claimedAt().plus(CLAIM_HOLDS));
  }

  private void again(
      Conclusion conclusion, Runnable late, Duration wait, CompletableFuture<Boolean> result) {
    Duration doubled = wait.multipliedBy(2);
    Duration next = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    try {
      timer.accept(wait, () -> submit(conclusion, late, next, result));
    } catch (RuntimeException e) {
      result.completeExceptionally(e); // the server stops
    }
  }
}
