package io.synq.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Figures over time, from the counts. */
@ApplicationScoped
public class Stats {
  private final CountRows rows;
  private final WaitingDeliveries waiting;
  private final InstantSource clock;

  @Inject
  Stats(CountRows rows, WaitingDeliveries waiting, InstantSource clock) {
    this.rows = rows;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * What the API shows.
   *
   * @param total over the whole time
   * @param waiting now, whatever the time asked for
   * @param slices of one step each, oldest first; those in which nothing happened are left out
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
            "p99_ms": 240,
            "statuses": {"200": 1200, "500": 6, "none": 1},
            "event_types": {"order.created": 400}
          },
          "waiting": {"deliveries": 12, "oldest_created_at": "2024-12-04T15:32:07.412Z"},
          "slices": [{
            "from": "2024-12-04T15:00:00.000Z",
            "to": "2024-12-04T16:00:00.000Z",
            "events": 400,
            "delivered": 1200,
            "failed": 1,
            "attempts": 1207,
            "failed_attempts": 7,
            "p50_ms": 38,
            "p95_ms": 90,
            "p99_ms": 240,
            "statuses": {"200": 1200, "500": 6, "none": 1},
            "event_types": {"order.created": 400}
          }]
        }
        """)
  public record Response(Figures total, Waiting waiting, List<Figures> slices) {}

  /**
   * Deliveries that are not finished, held ones included.
   *
   * @param deliveries how many, {@link WaitingDeliveries#MOST} for any number above
   * @param oldestCreatedAt when the one that waits for longest was made; null if none waits
   */
  @Schema(name = "Waiting")
  public record Waiting(
      @Schema(description = "How many are not finished; 10,000 for any number above.")
          int deliveries,
      @Nullable Instant oldestCreatedAt) {}

  /** Of one endpoint or of all of a tenant's. */
  Response of(String tenantId, Optional<String> endpointId, StatsQuery.Span span) {
    List<CountRows.Row> all =
        rows.of(
            tenantId, List.of(endpointId.orElse(tenantId)), span.counts(), span.from(), span.to());
    boolean ofTenant = endpointId.isEmpty();
    return new Response(
        figures(span, all, ofTenant),
        waiting.of(tenantId, endpointId),
        slices(span, all, ofTenant));
  }

  /** Of all of a tenant's, over the whole time only. */
  Figures total(String tenantId, StatsQuery.Span span) {
    return figures(
        span, rows.of(tenantId, List.of(tenantId), span.counts(), span.from(), span.to()), true);
  }

  private static Figures figures(StatsQuery.Span span, List<CountRows.Row> rows, boolean ofTenant) {
    return Figures.of(span.from(), span.to(), Tally.sum(rows, CountRows.Row::tally), ofTenant);
  }

  private static List<Figures> slices(
      StatsQuery.Span span, List<CountRows.Row> rows, boolean ofTenant) {
    Map<Instant, List<CountRows.Row>> byStart =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> span.start(row.start()), TreeMap::new, Collectors.toList()));
    return byStart.entrySet().stream()
        .map(
            slice ->
                Figures.of(
                    slice.getKey(),
                    slice.getKey().plus(span.step()),
                    Tally.sum(slice.getValue(), CountRows.Row::tally),
                    ofTenant))
        .toList();
  }

  /**
   * An endpoint's figures over the whole time, and by steps.
   *
   * @param figures those of attempts are zero if only time was over for its deliveries
   * @param slices of one step each if they were asked for, oldest first; otherwise empty
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
            "p99_ms": 240,
            "statuses": {"200": 1200, "500": 6, "none": 1},
            "event_types": {"order.created": 1207}
          },
          "slices": []
        }
        """)
  public record OfEndpoint(String endpointId, Figures figures, List<Figures> slices) {}

  /**
   * A text that changes once something more is counted.
   *
   * @param scopeId an endpoint's id; the tenant's for all that it has
   */
  public String version(String tenantId, String scopeId) {
    Instant now = clock.instant();
    return rows.of(
            tenantId, List.of(scopeId), CountSpan.HOUR, now.truncatedTo(ChronoUnit.HOURS), now)
        .toString();
  }

  private List<CountRows.Row> rows(
      String tenantId, Optional<List<String>> ids, StatsQuery.Span span) {
    if (ids.isEmpty()) {
      return rows.ofEach(tenantId, span.counts(), span.from(), span.to());
    }
    // By the tenant's own id all of its endpoints are counted together.
    return rows.of(tenantId, ids.get(), span.counts(), span.from(), span.to()).stream()
        .filter(row -> !row.scopeId().equals(tenantId))
        .toList();
  }

  /**
   * Of each of the tenant's endpoints, or of these, of which something was counted in the time,
   * also of deleted ones.
   */
  List<OfEndpoint> byEndpoint(
      String tenantId, Optional<List<String>> ids, StatsQuery.Span span, boolean slices) {
    Map<String, List<CountRows.Row>> byEndpoint =
        rows(tenantId, ids, span).stream()
            .collect(
                Collectors.groupingBy(CountRows.Row::scopeId, TreeMap::new, Collectors.toList()));
    return byEndpoint.entrySet().stream()
        .map(
            one ->
                new OfEndpoint(
                    one.getKey(),
                    figures(span, one.getValue(), false),
                    slices ? slices(span, one.getValue(), false) : List.of()))
        .toList();
  }
}
