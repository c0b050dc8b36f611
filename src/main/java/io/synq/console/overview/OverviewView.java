package io.synq.console.overview;

import io.synq.console.figures.EndpointFigures;
import io.synq.console.figures.FailureRow;
import io.synq.console.figures.HealthWords;
import io.synq.console.figures.Period;
import io.synq.console.figures.PeriodFigures;
import io.synq.console.figures.TimeFrame;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.failures.FailureReport;
import io.synq.failures.FailuresResource;
import io.synq.figures.EndpointHealthResource;
import io.synq.figures.Figures;
import io.synq.figures.HealthQuery;
import io.synq.figures.HealthReport;
import io.synq.figures.Stats;
import io.synq.figures.StatsResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a tenant's deliveries go, and which endpoints need somebody. */
@Named("overview")
@RequestScoped
public class OverviewView {
  private static final int MOST_ENDPOINTS = 25;

  /** More of them make nobody act sooner. */
  private static final int MOST_AILING = 10;

  private static final int MOST_FAILURES = 10;

  @Inject StatsResource stats;
  @Inject EndpointHealthResource health;
  @Inject FailuresResource failing;
  @Inject EndpointFigures endpointFigures;
  @Inject LiveVersions versions;
  @Inject InstantSource clock;
  @Inject Submission submission;
  @Inject Query query;
  private @Nullable LiveWatch live;
  private TimeFrame frame;
  private PeriodFigures figures;
  private Figures lastHour;
  private Map<String, Stats.OfEndpoint> byEndpoint = Map.of();
  private HealthReport.Response report;
  private FailureReport.Response failures;

  /** An endpoint and how it did in the period. */
  public record Row(HealthWords health, Figures figures) {}

  @PostConstruct
  void load() {
    live = versions.watch(LiveTopic.OVERVIEW, "");
    Instant now = clock.instant();
    frame = TimeFrame.of(query::text, now);
    TimeFrame.problem(query::text, now).ifPresent(this::refuse);
    figures = new PeriodFigures(stats.ofTenant(frame.query()), frame.step());
    lastHour = stats.total(TimeFrame.of(Period.HOUR, now).query());
    report = health.list(new HealthQuery(), new ListQuery(null, MOST_ENDPOINTS));
    failures = failing.list(null);
    byEndpoint = endpointFigures.in(frame, report.data());
  }

  private void refuse(Problem problem) {
    live = null;
    submission.refuse(problem);
  }

  /** Null if the page cannot be asked for again as it is. */
  public @Nullable LiveWatch getLive() {
    return live;
  }

  public TimeFrame getFrame() {
    return frame;
  }

  /** Up to now, whatever time the page shows. */
  public Figures getLastHour() {
    return lastHour;
  }

  public PeriodFigures getFigures() {
    return figures;
  }

  /** How many endpoints do how. */
  public HealthReport.Counts getCounts() {
    return report.counts();
  }

  public int getAll() {
    return HealthWords.count(report.counts());
  }

  /** The first endpoints, the worst first. */
  public List<Row> getEndpoints() {
    return report.data().stream()
        .map(
            one ->
                new Row(
                    new HealthWords(one),
                    byEndpoint.getOrDefault(one.endpoint().id(), EndpointFigures.NONE).figures()))
        .toList();
  }

  /** The worst of those that somebody should look at. */
  public List<HealthWords> getAiling() {
    return report.data().stream()
        .filter(HealthReport.Row::ailing)
        .limit(MOST_AILING)
        .map(HealthWords::new)
        .toList();
  }

  /** What fails, most deliveries first. */
  public List<FailureRow> getFailures() {
    return failures.data().stream().limit(MOST_FAILURES).map(FailureRow::new).toList();
  }

  public boolean isMoreFailures() {
    return !failures.complete() || failures.data().size() > MOST_FAILURES;
  }

  /** How many more there are. */
  public int getMoreAiling() {
    return Math.max(0, report.counts().ailing() - MOST_AILING);
  }
}
