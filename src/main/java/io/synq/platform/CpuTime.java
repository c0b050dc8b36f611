package io.synq.platform;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long processors have worked: on a busy machine far less than what a clock shows. */
public final class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /** For the thread that asks, since it began. */
  public static Duration ofThisThread() {
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime());
  }
}
