package io.synq.console;

import io.synq.delivery.Figures;
import io.synq.delivery.Stats;
import io.synq.delivery.StatsQuery;
import io.synq.delivery.StatsResource;
import io.synq.endpoint.EndpointResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up how endpoints did, all of them at once. */
@RequestScoped
public class EndpointRows {
  private static final Figures NONE =
      new Figures(Instant.EPOCH, Instant.EPOCH, null, 0, 0, 0, 0, null, null, null);

  @Inject StatsResource stats;
  @Inject InstantSource clock;
  private @Nullable Map<String, Figures> day;

  /** In the last 24 hours. */
  EndpointRow of(EndpointResponse endpoint) {
    if (day == null) {
      day = since(Period.DAY);
    }
    return new EndpointRow(endpoint, day.getOrDefault(endpoint.id(), NONE));
  }

  /** By what needs attention. */
  EndpointHealth health(EndpointResponse endpoint, Map<String, Figures> figures) {
    return new EndpointHealth(endpoint, figures.getOrDefault(endpoint.id(), NONE));
  }

  /** The figures of those endpoints that made attempts in the period. */
  Map<String, Figures> since(Period period) {
    return stats.byEndpoint(new StatsQuery(period.start(clock.instant()))).data().stream()
        .collect(Collectors.toMap(Stats.OfEndpoint::endpointId, Stats.OfEndpoint::figures));
  }
}
