package io.synq.console.overview;

import io.synq.console.figures.EndpointFigures;
import io.synq.console.figures.EndpointHealth;
import io.synq.console.figures.HourlyFigures;
import io.synq.console.figures.Period;
import io.synq.console.frame.Query;
import io.synq.delivery.EndpointHealthResource;
import io.synq.delivery.Figures;
import io.synq.delivery.HealthReport;
import io.synq.delivery.StatsQuery;
import io.synq.delivery.StatsResource;
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
  private static final int MOST_ENDPOINTS = 25;

  /** More of them make nobody act sooner. */
  private static final int MOST_AILING = 10;

  @Inject StatsResource stats;
  @Inject EndpointHealthResource health;
  @Inject EndpointFigures endpointFigures;
  @Inject InstantSource clock;
  @Inject Query query;
  private Period period = Period.DAY;
  private HourlyFigures figures;
  private Map<String, Figures> byEndpoint = Map.of();
  private HealthReport.Response report;

  /** An endpoint and how it did in the period. */
  public record Row(EndpointHealth health, Figures figures) {}

  @PostConstruct
  void load() {
    period = Period.of(query.text("period"));
    Instant start = period.start(clock.instant());
    figures = new HourlyFigures(stats.ofTenant(new StatsQuery(start)));
    byEndpoint = endpointFigures.since(period);
    report = health.list(new ListQuery(null, MOST_ENDPOINTS));
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

  /** How many endpoints do how. */
  public HealthReport.Counts getCounts() {
    return report.counts();
  }

  public int getAll() {
    HealthReport.Counts counts = report.counts();
    return counts.failing()
        + counts.held()
        + counts.degraded()
        + counts.disabled()
        + counts.healthy();
  }

  /** The first endpoints, the worst first. */
  public List<Row> getEndpoints() {
    return report.data().stream()
        .map(
            one ->
                new Row(
                    new EndpointHealth(one),
                    byEndpoint.getOrDefault(one.endpoint().id(), EndpointFigures.NONE)))
        .toList();
  }

  /** The worst of those that somebody should look at. */
  public List<EndpointHealth> getAiling() {
    return report.data().stream()
        .filter(HealthReport.Row::ailing)
        .limit(MOST_AILING)
        .map(EndpointHealth::new)
        .toList();
  }

  /** How many more there are. */
  public int getMoreAiling() {
    return Math.max(0, report.counts().ailing() - MOST_AILING);
  }
}
