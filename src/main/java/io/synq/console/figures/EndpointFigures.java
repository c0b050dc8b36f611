package io.synq.console.figures;

import io.synq.figures.Figures;
import io.synq.figures.HealthReport;
import io.synq.figures.Stats;
import io.synq.figures.StatsResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks up how endpoints did, those of a page at once. */
@RequestScoped
public class EndpointFigures {
  private static final Figures ZERO =
      new Figures(
          Instant.EPOCH, Instant.EPOCH, null, 0, 0, 0, 0, null, null, null, Map.of(), Map.of());

  /** Of an endpoint to which nothing went. */
  public static final Stats.OfEndpoint NONE = new Stats.OfEndpoint("", ZERO, List.of());

  private final StatsResource stats;
  private final InstantSource clock;

  @Inject
  EndpointFigures(StatsResource stats, InstantSource clock) {
    this.stats = stats;
    this.clock = clock;
  }

  /** Of those of them of which something was counted in the last 24 hours, by id, hour by hour. */
  public Map<String, Stats.OfEndpoint> lastDay(List<HealthReport.Row> endpoints) {
    return by(endpoints, TimeFrame.of(Period.DAY, clock.instant()), true);
  }

  /** The same of the time, without slices. */
  public Map<String, Stats.OfEndpoint> in(TimeFrame frame, List<HealthReport.Row> endpoints) {
    return by(endpoints, frame, false);
  }

  private Map<String, Stats.OfEndpoint> by(
      List<HealthReport.Row> endpoints, TimeFrame frame, boolean slices) {
    if (endpoints.isEmpty()) {
      return Map.of();
    }
    String ids =
        endpoints.stream().map(row -> row.endpoint().id()).collect(Collectors.joining(","));
    return stats.byEndpoint(frame.query(), ids, Boolean.toString(slices)).data().stream()
        .collect(Collectors.toMap(Stats.OfEndpoint::endpointId, one -> one));
  }
}
