package io.synq.figures;

import io.synq.endpoint.Condition;
import io.synq.endpoint.DisabledReason;
import java.time.Instant;

/**
 * What an endpoint's health is judged by.
 *
 * @param holding whether deliveries wait for it to be enabled
 */
record Symptoms(Condition condition, boolean holding, RecentCounts recent) {
  /** One of so many attempts may fail. */
  static final int ONE_IN = 10;

  private static final int HARMLESS = 4;

  /** The rule; docs/api.md states it. */
  Health health() {
    if (condition.disabled() != null) {
      return holding ? Health.HELD : Health.DISABLED;
    }
    if (condition.failures() >= Condition.IN_A_ROW) {
      return Health.FAILING;
    }
    boolean lossy =
        recent.failedAttempts() * ONE_IN > recent.attempts() || recent.failedDeliveries() > 0;
    return lossy ? Health.DEGRADED : Health.HEALTHY;
  }

  /** Whether somebody should look at it: whoever disabled it by hand knows. */
  boolean ailing() {
    return severity() < HARMLESS;
  }

  /** The smaller, the worse. */
  int severity() {
    return switch (health()) {
      case FAILING -> 0;
      case HELD -> 1;
      case DISABLED -> condition.disabled() == DisabledReason.MANUAL ? HARMLESS : 2;
      case DEGRADED -> 3;
      case HEALTHY -> HARMLESS + 1;
    };
  }

  /**
   * Among endpoints of one severity, the smaller, the worse: those that have failed for longest, or
   * most often.
   */
  long weight() {
    Instant since = condition.failingSince();
    return switch (health()) {
      case FAILING -> since == null ? 0 : since.getEpochSecond();
      case DEGRADED -> -recent.failedAttempts() - recent.failedDeliveries();
      default -> 0;
    };
  }
}
