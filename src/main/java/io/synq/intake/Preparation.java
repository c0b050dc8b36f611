package io.synq.intake;

import io.synq.endpoint.Filters;
import io.synq.platform.CostlyWork;
import io.synq.platform.CpuTime;
import io.synq.platform.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Holds posted events against schemas and asks filters about them, before they join the events of
 * other tenants in a group. Both are the tenant's own and may be costly. What is quick is done in
 * the thread of the request; the rest waits for its tenant's turn at a few threads, so that a
 * tenant whose schemas and filters take long waits for them alone.
 */
@ApplicationScoped
public class Preparation {
  /** For how long of a processor's time a request is prepared in its own thread. */
  private static final Duration QUICK = Duration.ofMillis(20);

  private static final Prepared.Ended BUSY =
      new Prepared.Ended(new Accepted.NotChecked(CostlyWork.busy()));

  private final EventCheck check;
  private final Screening screening;
  private final IntakeSettings settings;
  private final CostlyWork turns;
  private final InstantSource clock;
  private final Supplier<Duration> cpuTime;

  @Inject
  Preparation(
      EventCheck check,
      Screening screening,
      CostlyWork turns,
      IntakeSettings settings,
      InstantSource clock) {
    this(check, screening, turns, settings, clock, CpuTime::ofThisThread);
  }

  Preparation(
      EventCheck check,
      Screening screening,
      CostlyWork turns,
      IntakeSettings settings,
      InstantSource clock,
      Supplier<Duration> cpuTime) {
    this.check = check;
    this.screening = screening;
    this.turns = turns;
    this.settings = settings;
    this.clock = clock;
    this.cpuTime = cpuTime;
  }

  /** At once, if that is quick. */
  Optional<Prepared> quick(NewEvent event) {
    try {
      return screening.isQuick(event)
          ? check.quick(event).map(violations -> prepared(event, violations))
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(new Prepared.Ended(Intake.notStored(e)));
    }
  }

  private boolean isPlain(NewEvent event) {
    return !check.isNeeded(event) && !screening.isNeeded(event);
  }

  private CostlyChecks costly() {
    return new CostlyChecks(check, screening, clock, settings.checkSteps);
  }

  private Prepared prepared(NewEvent event, Violations violations) {
    return violations.isEmpty()
        ? new Prepared.Ready(screening.posted(event, clock.instant().plus(Filters.REQUEST)))
        : Prepared.refused(violations);
  }

  /** The events of a request, in order; none fails. */
  List<CompletableFuture<Prepared>> all(List<NewEvent> posted) {
    Duration end = cpuTime.get().plus(QUICK);
    List<CompletableFuture<Prepared>> results = new ArrayList<>(posted.size());
    Map<String, CostlyChecks> rest = new LinkedHashMap<>();
    for (NewEvent event : posted) {
      boolean atOnce = isPlain(event) || cpuTime.get().compareTo(end) < 0;
      Optional<Prepared> quick = atOnce ? quick(event) : Optional.empty();
      results.add(
          quick
              .map(CompletableFuture::completedFuture)
              .orElseGet(() -> rest.computeIfAbsent(event.tenantId(), id -> costly()).add(event)));
    }
    rest.forEach(this::submit);
    return results;
  }

  /** One that is not quick, in its tenant's turn; never fails. */
  CompletableFuture<Prepared> late(NewEvent event) {
    CostlyChecks checks = costly();
    CompletableFuture<Prepared> result = checks.add(event);
    submit(event.tenantId(), checks);
    return result;
  }

  /** Asks about those that were left out of their group for that, in their tenants' turns. */
  void again(List<Posted> group, List<Accepted> results) {
    Map<String, OpenQuestions> open = new HashMap<>(0);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Accepted.Later later && later.unasked()) {
        Posted posted = group.get(i);
        open.computeIfAbsent(posted.event().tenantId(), id -> new OpenQuestions(screening, clock))
            .add(posted, later);
      }
    }
    open.forEach(
        (tenantId, questions) -> {
          if (!turns.submit(tenantId, questions)) {
            questions.end(BUSY.result());
          }
        });
  }

  private void submit(String tenantId, CostlyChecks checks) {
    if (!turns.submit(tenantId, checks)) {
      checks.end(BUSY);
    }
  }
}
