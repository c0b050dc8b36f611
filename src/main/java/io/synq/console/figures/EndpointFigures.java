package io.synq.console.figures;

import io.synq.delivery.Figures;
import io.synq.delivery.Stats;
import io.synq.delivery.StatsQuery;
import io.synq.delivery.StatsResource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks up how endpoints did, all of them at once. */
@RequestScoped
public class EndpointFigures {
  /** Of an endpoint to which nothing went. */
  public static final Figures NONE =
      new Figures(Instant.EPOCH, Instant.EPOCH, null, 0, 0, 0, 0, null, null, null);

  @Inject StatsResource stats;
  @Inject InstantSource clock;

  /** The figures of those endpoints that made attempts in the period, by the endpoint's id. */
  public Map<String, Figures> since(Period period) {
    return stats.byEndpoint(new StatsQuery(period.start(clock.instant()))).data().stream()
        .collect(Collectors.toMap(Stats.OfEndpoint::endpointId, Stats.OfEndpoint::figures));
  }
}
