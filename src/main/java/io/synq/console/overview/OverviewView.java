package io.synq.console.overview;

import io.synq.console.figures.EndpointFigures;
import io.synq.console.figures.HourlyFigures;
import io.synq.console.figures.Period;
import io.synq.console.frame.Query;
import io.synq.delivery.Figures;
import io.synq.delivery.StatsQuery;
import io.synq.delivery.StatsResource;
import io.synq.endpoint.EndpointsResource;
import io.synq.platform.ListQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How a tenant's deliveries go, and which endpoints need somebody. */
@Named("overview")
@RequestScoped
public class OverviewView {
  private static final int MOST_ENDPOINTS = 50;

  @Inject StatsResource stats;
  @Inject EndpointsResource endpoints;
  @Inject EndpointFigures endpointFigures;
  @Inject InstantSource clock;
  @Inject Query query;
  private Period period = Period.DAY;
  private HourlyFigures figures;
  private List<EndpointHealth> health = List.of();

  @PostConstruct
  void load() {
    period = Period.of(query.text("period"));
    Instant start = period.start(clock.instant());
    figures = new HourlyFigures(stats.ofTenant(new StatsQuery(start)));
    Map<String, Figures> byEndpoint = endpointFigures.since(period);
    health =
        endpoints.list(new ListQuery(null, MOST_ENDPOINTS)).data().stream()
            .map(
                one ->
                    new EndpointHealth(
                        one, byEndpoint.getOrDefault(one.id(), EndpointFigures.NONE)))
            .toList();
  }

  public Period getPeriod() {
    return period;
  }

  public Period[] getPeriods() {
    return Period.values();
  }

  public HourlyFigures getFigures() {
    return figures;
  }

  public List<EndpointHealth> getEndpoints() {
    return health;
  }

  public List<EndpointHealth> getAiling() {
    return health.stream().filter(EndpointHealth::ailing).toList();
  }
}
