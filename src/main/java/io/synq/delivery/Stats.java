package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Figures by hour, from the counts. */
@ApplicationScoped
public class Stats {
  private static final Duration HOUR = Duration.ofHours(1);

  private HourlyRows rows;
  private WaitingDeliveries waiting;

  @Inject
  Stats(HourlyRows rows, WaitingDeliveries waiting) {
    this.rows = rows;
    this.waiting = waiting;
  }

  protected Stats() {}

  /**
   * What the API shows.
   *
   * @param total over the whole time
   * @param waiting now, whatever the time asked for
   * @param hours oldest first; those in which nothing ended are left out
   */
  @Schema(
      name = "Stats",
      examples =
          """
        {
          "total": {
            "from": "2024-12-04T15:00:00.000Z",
            "to": "2024-12-04T16:00:00.000Z",
            "events": 400,
            "delivered": 1200,
            "failed": 1,
            "attempts": 1207,
            "failed_attempts": 7,
            "p50_ms": 38,
            "p95_ms": 90,
            "p99_ms": 240
          },
          "waiting": {"deliveries": 12, "oldest_created_at": "2024-12-04T15:32:07.412Z"},
          "hours": [{
            "from": "2024-12-04T15:00:00.000Z",
            "to": "2024-12-04T16:00:00.000Z",
            "events": 400,
            "delivered": 1200,
            "failed": 1,
            "attempts": 1207,
            "failed_attempts": 7,
            "p50_ms": 38,
            "p95_ms": 90,
            "p99_ms": 240
          }]
        }
        """)
  public record Response(Figures total, Waiting waiting, List<Figures> hours) {}

  /**
   * Deliveries that are not finished, held ones included.
   *
   * @param deliveries how many, 10,000 for any number above
   * @param oldestCreatedAt when the one that waits for longest was made; null if none waits
   */
  @Schema(name = "Waiting")
  public record Waiting(
      @Schema(description = "How many are not finished; 10,000 for any number above.")
          int deliveries,
      @Nullable Instant oldestCreatedAt) {}

  /**
   * Of one endpoint or of all of a tenant's.
   *
   * @param from a full hour
   * @param to a full hour, not included
   */
  public Response between(String tenantId, Optional<String> endpointId, Instant from, Instant to) {
    boolean ofTenant = endpointId.isEmpty();
    List<HourlyRows.Row> all = rows.sums(tenantId, endpointId, from, to);
    Map<Instant, List<HourlyRows.Row>> byHour =
        all.stream()
            .collect(
                Collectors.groupingBy(HourlyRows.Row::hour, TreeMap::new, Collectors.toList()));
    return new Response(
        Figures.of(from, to, all, ofTenant),
        waiting.of(tenantId, endpointId),
        byHour.entrySet().stream()
            .map(
                hour ->
                    Figures.of(hour.getKey(), hour.getKey().plus(HOUR), hour.getValue(), ofTenant))
            .toList());
  }

  /**
   * An endpoint's figures over the whole time.
   *
   * @param figures all zero if it made no attempt
   */
  @Schema(
      name = "EndpointFigures",
      examples =
          """
        {
          "endpoint_id": "ep_01h455vb4pex5vsknk084sn02q",
          "figures": {
            "from": "2024-12-04T15:00:00.000Z",
            "to": "2024-12-04T16:00:00.000Z",
            "events": null,
            "delivered": 1200,
            "failed": 1,
            "attempts": 1207,
            "failed_attempts": 7,
            "p50_ms": 38,
            "p95_ms": 90,
            "p99_ms": 240
          }
        }
        """)
  public record OfEndpoint(String endpointId, Figures figures) {}

  /** Of each of the tenant's endpoints that made attempts in the time, also of deleted ones. */
  public List<OfEndpoint> byEndpoint(String tenantId, Instant from, Instant to) {
    return rows.sumsByEndpoint(tenantId, from, to).entrySet().stream()
        .filter(entry -> !entry.getKey().equals(tenantId))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new OfEndpoint(entry.getKey(), Figures.of(from, to, entry.getValue(), false)))
        .toList();
  }
}
