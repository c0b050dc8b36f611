package io.synq.endpoint;

import java.time.Duration;
import java.time.Instant;

/**
 * Opens once that many breaks were counted within a period, and closes when the period is over. It
 * closes too when the clock is set back: otherwise it would stay open until the clock has caught
 * up.
 */
final class Breaker {
  private final int most;
  private final Duration period;
  private Instant begun = Instant.EPOCH;
  private int breaks;

  Breaker(int most, Duration period) {
    this.most = most;
    this.period = period;
  }

  synchronized void count(Instant now) {
    if (isOver(now)) {
      begun = now;
      breaks = 0;
    }
    breaks++;
  }

  synchronized boolean open(Instant now) {
    return breaks >= most && !isOver(now);
  }

  private boolean isOver(Instant now) {
    return now.isBefore(begun) || now.isAfter(begun.plus(period));
  }
}
