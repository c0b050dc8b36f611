package io.synq.platform;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Runs tasks at once while they come far apart, and after a pause while they come close together:
 * what gathers meanwhile shares the work, and whoever comes alone waits for nobody.
 */
public final class PauseWhenBusy implements Executor {
  private final Executor now;
  private final Executor later;
  private final long apart;
  private final LongSupplier nanos;
  private final AtomicLong last;

  /**
   * @param later runs a task after the pause
   * @param apart tasks closer together than that have the pause
   */
  public PauseWhenBusy(Executor now, Executor later, Duration apart) {
    this(now, later, apart, System::nanoTime);
  }

  PauseWhenBusy(Executor now, Executor later, Duration apart, LongSupplier nanos) {
    this.now = now;
    this.later = later;
    this.apart = apart.toNanos();
    this.nanos = nanos;
    this.last = new AtomicLong(nanos.getAsLong() - this.apart);
  }

  @Override
  public void execute(Runnable task) {
    long time = nanos.getAsLong();
    boolean busy = time - last.getAndSet(time) < apart;
    (busy ? later : now).execute(task);
  }
}
