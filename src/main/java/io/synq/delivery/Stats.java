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

/** Figures by hour, from the counts. */
@ApplicationScoped
public class Stats {
  private static final Duration HOUR = Duration.ofHours(1);

  private HourlyRows rows;

  @Inject
  Stats(HourlyRows rows) {
    this.rows = rows;
  }

  protected Stats() {}

  /**
   * What the API shows.
   *
   * @param total over the whole time
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
            "delivered": 1200,
            "failed": 1,
            "attempts": 1207,
            "failed_attempts": 7,
            "p50_ms": 38,
            "p95_ms": 90,
            "p99_ms": 240
          },
          "hours": [{
            "from": "2024-12-04T15:00:00.000Z",
            "to": "2024-12-04T16:00:00.000Z",
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
  public record Response(Figures total, List<Figures> hours) {}

  /**
   * Of one endpoint or of all of a tenant's.
   *
   * @param from a full hour
   * @param to a full hour, not included
   */
  public Response between(String tenantId, Optional<String> endpointId, Instant from, Instant to) {
    List<HourlyRows.Row> all = rows.sums(tenantId, endpointId, from, to);
    Map<Instant, List<HourlyRows.Row>> byHour =
        all.stream()
            .collect(
                Collectors.groupingBy(HourlyRows.Row::hour, TreeMap::new, Collectors.toList()));
    return new Response(
        Figures.of(from, to, all),
        byHour.entrySet().stream()
            .map(hour -> Figures.of(hour.getKey(), hour.getKey().plus(HOUR), hour.getValue()))
            .toList());
  }
}
