package io.synq.delivery;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries and attempts ended within a time.
 *
 * @param events that were accepted; null for an endpoint, since they are the tenant's
 * @param delivered deliveries that ended with a 2xx
 * @param failed deliveries that ended without
 * @param p50Ms how long half of the attempts took at most, and so on; null without attempts
 */
@Schema(name = "Figures")
public record Figures(
    Instant from,
    Instant to,
    @Schema(description = "Events that were accepted; null for an endpoint.") @Nullable Long events,
    @Schema(description = "Deliveries that ended with a 2xx.") long delivered,
    @Schema(description = "Deliveries that ended without.") long failed,
    long attempts,
    long failedAttempts,
    @JsonbProperty(value = "p50_ms", nillable = true) @Nullable Long p50Ms,
    @JsonbProperty(value = "p95_ms", nillable = true) @Nullable Long p95Ms,
    @JsonbProperty(value = "p99_ms", nillable = true) @Nullable Long p99Ms) {

  /**
   * @param ofTenant whether the rows are of all that a tenant has
   */
  static Figures of(Instant from, Instant to, List<HourlyRows.Row> rows, boolean ofTenant) {
    SortedMap<Integer, Long> durations = new TreeMap<>();
    long events = 0;
    long delivered = 0;
    long failed = 0;
    long attempts = 0;
    long failedAttempts = 0;
    for (HourlyRows.Row row : rows) {
      if (row.bucket() == HourlyCounts.Slot.EVENTS) {
        events += row.succeeded();
      } else if (row.bucket() == HourlyCounts.Slot.ENDS) {
        delivered += row.succeeded();
        failed += row.failed();
      } else {
        durations.merge(row.bucket(), row.succeeded() + row.failed(), Long::sum);
        attempts += row.succeeded() + row.failed();
        failedAttempts += row.failed();
      }
    }
    return new Figures(
        from,
        to,
        ofTenant ? events : null,
        delivered,
        failed,
        attempts,
        failedAttempts,
        percentile(durations, 0.5),
        percentile(durations, 0.95),
        percentile(durations, 0.99));
  }

  private static @Nullable Long percentile(SortedMap<Integer, Long> durations, double share) {
    return durations.isEmpty() ? null : DurationBuckets.percentile(durations, share);
  }
}
