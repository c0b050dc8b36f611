package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.Publisher;
import io.synq.delivery.Screened;
import io.synq.event.Event;
import io.synq.eventtype.StepBudget;
import io.synq.platform.CostlyWork;
import io.synq.platform.CostlyWorkSettings;
import io.synq.platform.GivenSettings;
import io.synq.platform.ProblemType;
import io.synq.platform.Violations;
import io.synq.platform.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final int STEPS = 100_000;

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Checks checks = new Checks();
  private final Filters filters = new Filters();
  private final Later later = new Later();
  private final Preparation preparation =
      new Preparation(
          checks,
          filters,
          new CostlyWork(
              new CostlyWorkSettings(GivenSettings.of()), later, () -> now, this::cpuTime),
          new IntakeSettings(GivenSettings.of("synq.intake.check-steps", "" + STEPS)),
          () -> now,
          this::cpuTime);

  private Duration cpuTime() {
    return Duration.between(Instant.EPOCH, now);
  }

  private static NewEvent event(String tenantId, String type) {
    return new NewEvent(
        tenantId,
        Optional.empty(),
        type,
        Optional.empty(),
        new Event.Actor("o", "u", "r"),
        new byte[0],
        null);
  }

  private CompletableFuture<List<Prepared>> all(NewEvent... events) {
    List<CompletableFuture<Prepared>> all = preparation.all(List.of(events));
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
  }

  private static ProblemType problem(Prepared prepared) {
    return BatchResponse.problem(((Prepared.Ended) prepared).result()).type();
  }

  @Test
  void whatIsQuickIsDoneAtOnce() {
    assertThat(preparation.quick(event("t1", "a.good"))).containsInstanceOf(Prepared.Ready.class);
    assertThat(problem(preparation.quick(event("t1", "a.bad")).orElseThrow()))
        .isEqualTo(ProblemType.INVALID);
    assertThat(all(event("t1", "a.good"), event("t1", "a.bad"))).isCompleted();
    assertThat(later.tasks).isEmpty();
  }

  @Test
  void whatIsCostlyWaitsForItsTurnAndKeepsItsPlace() {
    assertThat(preparation.quick(event("t1", "a.costly"))).isEmpty();
    CompletableFuture<List<Prepared>> all =
        all(event("t1", "a.bad"), event("t1", "a.costly"), event("t1", "a.good"));
    assertThat(all).isNotDone();
    later.run();
    assertThat(all.join().get(0)).isInstanceOf(Prepared.Ended.class);
    assertThat(all.join().get(1)).isInstanceOf(Prepared.Ready.class);
    assertThat(all.join().get(2)).isInstanceOf(Prepared.Ready.class);
  }

  @Test
  void longRequestOfQuickEventsDoesNotKeepItsThread() {
    checks.each = Duration.ofMillis(5);
    CompletableFuture<List<Prepared>> all =
        all(Collections.nCopies(100, event("t1", "a.good")).toArray(NewEvent[]::new));
    assertThat(all).isNotDone();
    assertThat(checks.done).isLessThanOrEqualTo(5);
    later.run();
    assertThat(all.join()).hasSize(100).allMatch(Prepared.Ready.class::isInstance);
  }

  @Test
  void costlyFilterIsAskedElsewhereAndAllTogetherHaveTwoSeconds() {
    filters.quick = false;
    filters.each = Duration.ofMillis(800);
    CompletableFuture<List<Prepared>> all =
        all(Collections.nCopies(4, event("t1", "a.good")).toArray(NewEvent[]::new));
    assertThat(filters.left).isEmpty();
    later.run();
    assertThat(all.join()).allMatch(Prepared.Ready.class::isInstance);
    assertThat(filters.left)
        .containsExactly(
            Duration.ofMillis(2000),
            Duration.ofMillis(1200),
            Duration.ofMillis(400),
            Duration.ofMillis(-400));
  }

  @Test
  void checkThatTakesTooManyStepsIsABreach() {
    checks.costly = 2 * STEPS;
    CompletableFuture<List<Prepared>> all = all(event("t1", "a.costly"));
    later.run();
    assertThat(problem(all.join().get(0))).isEqualTo(ProblemType.INVALID);
  }

  @Test
  void requestHasSoManyStepsForAllItsEvents() {
    checks.costly = STEPS;
    CompletableFuture<List<Prepared>> all =
        all(Collections.nCopies(6, event("t1", "a.costly")).toArray(NewEvent[]::new));
    later.run();
    assertThat(all.join().subList(0, 2)).allMatch(Prepared.Ready.class::isInstance);
    assertThat(all.join().subList(2, 6)).allMatch(late -> problem(late) == ProblemType.UNAVAILABLE);
  }

  @Test
  void fewRequestsOfATenantWaitAndOthersAreNotConcerned() {
    List<CompletableFuture<List<Prepared>>> waiting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiting.add(all(event("t1", "a.costly")));
    }
    assertThat(problem(all(event("t1", "a.costly")).join().get(0)))
        .isEqualTo(ProblemType.UNAVAILABLE);
    CompletableFuture<List<Prepared>> other = all(event("t2", "a.costly"));
    assertThat(preparation.quick(event("t1", "a.good"))).isPresent();
    later.run();
    assertThat(other).isCompleted();
    assertThat(waiting).allMatch(CompletableFuture::isDone);
  }

  private static Accepted.Later unasked() {
    return Accepted.Later.of(Publisher.NotYet.UNASKED);
  }

  private List<Accepted.Later> again(NewEvent... events) {
    List<Posted> group = Stream.of(events).map(one -> new Posted(one, null)).toList();
    List<Accepted.Later> open = group.stream().map(one -> unasked()).toList();
    preparation.again(group, List.copyOf(open));
    return open;
  }

  @Test
  void whatWasLeftOutIsAskedAboutInItsTenantsTurnWithinTwoSeconds() {
    filters.each = Duration.ofMillis(1500);
    var open = again(event("t1", "a.x"), event("t1", "a.y"), event("t2", "a.x"));
    assertThat(open).noneMatch(one -> one.end().isDone());
    later.run();
    assertThat(open).allMatch(one -> one.end().join().isEmpty());
    assertThat(filters.left)
        .containsExactlyInAnyOrder(
            Duration.ofMillis(2000), Duration.ofMillis(500), Duration.ofMillis(2000));
    assertThat(filters.turns).containsExactly(1, 1, 1);
  }

  @Test
  void whatWasStoredIsNotAskedAboutAgain() {
    Posted posted = new Posted(event("t1", "a.x"), null);
    preparation.again(List.of(posted), List.of(new Accepted.Conflict("1")));
    assertThat(later.tasks).isEmpty();
  }

  @Test
  void whatWasLeftOutIsSentBackWhileTooMuchOfItsTenantsWaits() {
    for (int i = 0; i < 8; i++) {
      all(event("t1", "a.costly"));
    }
    Accepted end = again(event("t1", "a.x")).get(0).end().join().orElseThrow();
    assertThat(BatchResponse.problem(end).type()).isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void failureIsOneOfItsEventOnly() {
    CompletableFuture<List<Prepared>> all = all(event("t1", "a.fail"), event("t1", "a.good"));
    later.run();
    assertThat(((Prepared.Ended) all.join().get(0)).result())
        .isInstanceOf(Accepted.NotStored.class);
    assertThat(all.join().get(1)).isInstanceOf(Prepared.Ready.class);
  }

  /** Checks that the event's type says the outcome of. */
  private final class Checks extends EventCheck {
    private final EventCheck real =
        new EventCheck(
            new Payloads(),
            null,
            new IntakeSettings(GivenSettings.of("synq.intake.check-steps", "" + STEPS)));
    private Duration each = Duration.ZERO;
    private long costly = 10;
    private int done;

    Checks() {
      super(null, null, null);
    }

    @Override
    boolean isNeeded(NewEvent event) {
      return true;
    }

    @Override
    Optional<Violations> quick(NewEvent event) {
      done++;
      now = now.plus(each);
      return event.eventType().equals("a.costly") ? Optional.empty() : real.full(event, plenty());
    }

    @Override
    Optional<Violations> full(NewEvent event, StepBudget ofRequest) {
      return real.full(event, ofRequest);
    }

    private StepBudget plenty() {
      return new StepBudget(10L * STEPS);
    }
  }

  private final class Payloads extends io.synq.eventtype.PayloadCheck {
    Payloads() {
      super(null, null);
    }

    @Override
    public boolean isNeeded(String tenantId, String type) {
      return true;
    }

    @Override
    public Violations tooLong() {
      return breach();
    }

    @Override
    public Optional<Violations> violations(
        String tenantId, String type, byte[] payload, StepBudget steps) {
      if (type.equals("a.fail")) {
        throw new IllegalStateException("as the test wants it");
      }
      if (!steps.take(type.equals("a.costly") ? checks.costly : 1)) {
        return Optional.empty();
      }
      return Optional.of(type.equals("a.bad") ? breach() : new Violations());
    }

    private static Violations breach() {
      Violations violations = new Violations();
      violations.add("/payload", "is wrong");
      return violations;
    }
  }

  private final class Filters extends Screening {
    private final List<Duration> left = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private boolean quick = true;
    private Duration each = Duration.ZERO;

    Filters() {
      super(null, null);
    }

    @Override
    boolean isNeeded(NewEvent event) {
      return true;
    }

    @Override
    boolean isQuick(NewEvent event) {
      return quick;
    }

    @Override
    Screened screened(NewEvent event, Instant deadline, int turn) {
      left.add(Duration.between(now, deadline));
      turns.add(turn);
      now = now.plus(each);
      return new Screened(event.accepted(now));
    }

    @Override
    Posted posted(NewEvent event, Instant deadline) {
      left.add(Duration.between(now, deadline));
      now = now.plus(each);
      return new Posted(event, null);
    }
  }

  /** Threads and timers that wait until they are told. */
  private final class Later extends Workers {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      tasks.add(
          () -> {
            now = now.plus(delay);
            task.run();
          });
    }

    private void run() {
      for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
        next.run();
      }
    }
  }
}
