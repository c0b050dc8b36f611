package io.synq.outbound;

import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time that a receiver has. What our own I/O threads were late by is added to it: a receiver
 * that answers in time is never said to be late because nobody listened.
 */
final class Patience {
  private static final long NEGLIGIBLE_MS = 50;

  private final Pulse pulse;
  private final ScheduledExecutorService timer;

  Patience(Pulse pulse, ScheduledExecutorService timer) {
    this.pulse = pulse;
    this.timer = timer;
  }

  /** Fails the exchange once the receiver has had its time, unless it is done before. */
  void limit(CompletableFuture<?> done, long millis) {
    long lateBefore = pulse.lateMillis();
    Future<?> end = timer.schedule(() -> end(done, lateBefore), millis, TimeUnit.MILLISECONDS);
    done.whenComplete((result, failure) -> end.cancel(false));
  }

  private void end(CompletableFuture<?> done, long lateBefore) {
    long late = pulse.lateMillis() - lateBefore;
    if (late > NEGLIGIBLE_MS) {
      limit(done, late);
    } else {
      done.completeExceptionally(new SocketTimeoutException());
    }
  }
}
