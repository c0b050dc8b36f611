package io.synq.figures;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries and attempts ended within a time.
 *
 * @param events that were accepted; null for an endpoint, since they are the tenant's
 * @param delivered deliveries that ended with a 2xx
 * @param failed deliveries that ended without a 2xx
 * @param eventTypes events of a tenant, attempts of an endpoint
 * @param p50Ms how long half of the attempts took at most, and so on; null without attempts
 */
@Schema(name = "Figures")
public record Figures(
    Instant from,
    Instant to,
    @Schema(description = "Events that were accepted; null for an endpoint.") @Nullable Long events,
    @Schema(description = "Deliveries that ended with a 2xx.") long delivered,
    @Schema(description = "Deliveries that ended without a 2xx.") long failed,
    long attempts,
    long failedAttempts,
    @JsonbProperty(value = "p50_ms", nillable = true) @Nullable Long p50Ms,
    @JsonbProperty(value = "p95_ms", nillable = true) @Nullable Long p95Ms,
    @JsonbProperty(value = "p99_ms", nillable = true) @Nullable Long p99Ms,
    @Schema(description = "Attempts by the HTTP status that they were answered; \"none\" without.")
        Map<String, Long> statuses,
    @Schema(
            description =
                "By event type, the events that were accepted; for an endpoint, its attempts. At"
                    + " most 50 types are told apart, the rest is \"other\".")
        Map<String, Long> eventTypes) {

  /**
   * @param ofTenant whether it is of all that a tenant has
   */
  static Figures of(Instant from, Instant to, Tally tally, boolean ofTenant) {
    SortedMap<Integer, Long> durations = tally.durations();
    Tally.Count attempts = tally.attempts();
    return new Figures(
        from,
        to,
        ofTenant ? tally.events() : null,
        tally.ends().succeeded(),
        tally.ends().failed(),
        attempts.all(),
        attempts.failed(),
        percentile(durations, 0.5),
        percentile(durations, 0.95),
        percentile(durations, 0.99),
        tally.statuses(),
        tally.types());
  }

  private static @Nullable Long percentile(SortedMap<Integer, Long> durations, double share) {
    return durations.isEmpty() ? null : DurationBuckets.percentile(durations, share);
  }
}
