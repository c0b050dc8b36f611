package io.synq.console.webhooks;

import io.synq.console.figures.FailureRow;
import io.synq.console.figures.PeriodFigures;
import io.synq.console.figures.TimeFrame;
import io.synq.console.frame.Query;
import io.synq.console.frame.Shell;
import io.synq.console.frame.Submission;
import io.synq.failures.FailureReport;
import io.synq.failures.FailuresResource;
import io.synq.figures.EndpointStatsResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** How an endpoint did in a time. */
@Named("endpointDoing")
@RequestScoped
public class EndpointDoingView {
  @Inject EndpointStatsResource stats;
  @Inject FailuresResource failing;
  @Inject InstantSource clock;
  @Inject Submission submission;
  @Inject Query query;
  @Inject Shell shell;
  private TimeFrame frame;
  private PeriodFigures figures;
  private FailureReport.Response failures;

  @PostConstruct
  void load() {
    Instant now = clock.instant();
    frame = TimeFrame.of(query::text, now);
    TimeFrame.problem(query::text, now).ifPresent(submission::refuse);
    figures = new PeriodFigures(stats.ofEndpoint(query.id(), frame.query()), frame.step());
    failures = failing.list(query.id());
  }

  public TimeFrame getFrame() {
    return frame;
  }

  public PeriodFigures getFigures() {
    return figures;
  }

  /** What fails, by cause. */
  public List<FailureRow> getFailures() {
    return failures.data().stream().map(FailureRow::new).toList();
  }

  public boolean isMoreFailures() {
    return !failures.complete();
  }

  /** Whether something may have failed that somebody here can recover. */
  public boolean isRecoverable() {
    return figures.getTotal().failed() > 0 && shell.may("events:write");
  }
}
