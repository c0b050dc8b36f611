package io.synq.console;

import io.synq.delivery.EndpointStatsResource;
import io.synq.delivery.StatsQuery;
import io.synq.endpoint.EndpointResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Looks up how endpoints did. */
@RequestScoped
public class EndpointRows {
  @Inject EndpointStatsResource stats;
  @Inject InstantSource clock;

  EndpointRow of(EndpointResponse endpoint) {
    StatsQuery day = new StatsQuery(Period.DAY.start(clock.instant()));
    return new EndpointRow(endpoint, stats.ofEndpoint(endpoint.id(), day).total());
  }
}
