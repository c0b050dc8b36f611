package io.synq.figures;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an endpoint did lately.
 *
 * @param attempts in this hour and the one before
 * @param failedDeliveries that failed for good in this hour and the 24 before
 */
record RecentCounts(long attempts, long failedAttempts, long failedDeliveries) {
  static final RecentCounts NONE = new RecentCounts(0, 0, 0);

  /** The beginning of the oldest counts that this is made of. */
  static Instant start(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.DAYS);
  }

  /** By endpoint. */
  static Map<String, RecentCounts> of(List<CountRows.Row> rows, Instant now) {
    Instant before = now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
    Map<String, RecentCounts> all = new HashMap<>();
    rows.forEach(row -> all.merge(row.scopeId(), of(row, before), RecentCounts::plus));
    return all;
  }

  private static RecentCounts of(CountRows.Row row, Instant before) {
    long failedDeliveries = row.tally().ends().failed();
    if (row.start().isBefore(before)) {
      return new RecentCounts(0, 0, failedDeliveries);
    }
    Tally.Count attempts = row.tally().attempts();
    return new RecentCounts(attempts.all(), attempts.failed(), failedDeliveries);
  }

  private RecentCounts plus(RecentCounts other) {
    return new RecentCounts(
        attempts + other.attempts,
        failedAttempts + other.failedAttempts,
        failedDeliveries + other.failedDeliveries);
  }
}
