package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Publisher;
import io.synq.delivery.Screened;
import io.synq.delivery.Wake;
import io.synq.disk.DiskReserve;
import io.synq.disk.DiskSettings;
import io.synq.event.Event;
import io.synq.event.EventKey;
import io.synq.event.Events;
import io.synq.eventtype.Sightings;
import io.synq.figures.Counts;
import io.synq.platform.CostlyWork;
import io.synq.platform.GivenSettings;
import io.synq.platform.NoMetrics;
import io.synq.platform.Workers;
import io.synq.trace.Tracing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How events are taken in, with threads, disk, database and queue by hand. */
class IntakeTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final String AWAY = "57P01";

  /** What was done, in its order. */
  private final List<String> done = new ArrayList<>();

  /** About what expressions are to be asked. */
  private final List<Accepted.Later> asked = new ArrayList<>();

  private final Hands hands = new Hands();
  private final Storing storing = new Storing();
  private final Disk disk = new Disk();
  private final Intake intake = intake(storing);

  private Intake intake(Acceptance acceptance) {
    return new Intake(
        new SingleFlight(acceptance),
        disk,
        new Ready(),
        new Waking(),
        new Seen(),
        new IntakeMetrics(NoMetrics.registry()),
        new Counting(),
        new IntakeSettings(GivenSettings.of("synq.intake.queue", "1000")),
        hands,
        Tracing.off(),
        () -> NOW);
  }

  /** The threads: what is handed in is done when the test says so. */
  private static final class Hands extends Workers {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public Executor after(Duration delay) {
      return tasks::add;
    }

    void work() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }
  }

  private final class Disk extends DiskReserve {
    private boolean full;

    Disk() {
      super(null, new DiskSettings(GivenSettings.of()));
    }

    @Override
    public void check() {
      if (full) {
        throw new IllegalStateException(new SQLException("as the test wants it", "53100"));
      }
    }
  }

  private final class Storing extends Acceptance {
    private final List<String> bad = new ArrayList<>();
    private final Map<String, Publisher.NotYet> left = new HashMap<>();
    private String state = "";

    /** How often the event "twin" collides with another of its id. */
    private int collisions;

    Storing() {
      super(null, null, null);
    }

    @Override
    public List<Accepted> accept(List<Posted> group) {
      List<String> ids = group.stream().map(one -> one.event().eventId().orElseThrow()).toList();
      if (ids.contains("twin") && collisions-- > 0) {
        throw new IllegalStateException(new SQLException("as the test wants it", "23505"));
      }
      if (ids.stream().anyMatch(bad::contains)) {
        throw new IllegalStateException(new SQLException("as the test wants it", state));
      }
      done.add("stored " + ids);
      if (ids.contains("many")) {
        return List.of(new Accepted.New(group.get(0).event().accepted(NOW), 1000, many()));
      }
      return group.stream()
          .map(
              one ->
                  left.containsKey(one.event().eventId().orElseThrow())
                      ? Accepted.Later.of(left.remove(one.event().eventId().orElseThrow()))
                      : stored(one))
          .toList();
    }

    private Accepted stored(Posted one) {
      return new Accepted.New(one.event().accepted(NOW), 1, wakes(one.event()));
    }

    private List<Wake> many() {
      return IntStream.range(0, 1000)
          .mapToObj(i -> new Wake("dlv_" + i, "tenant", "ep_" + i, 2, true))
          .toList();
    }
  }

  /** The table of events: what is committed there outlives a process. */
  private static final class Log extends Events {
    private final Map<EventKey, Event> stored = new HashMap<>();

    /** Whether it is away once something is committed. */
    private boolean going;

    private boolean away;

    Log() {
      super(null, null);
    }

    @Override
    public void existing(Collection<EventKey> keys, BiConsumer<EventKey, Event> look) {
      check();
      keys.stream().filter(stored::containsKey).forEach(key -> look.accept(key, stored.get(key)));
    }

    void check() {
      if (away) {
        throw new IllegalStateException(new SQLException("as the test wants it", AWAY));
      }
    }
  }

  /** Commits what it is given, and is not always there to say so. */
  private final class Committing extends Publisher {
    private final Log log;

    Committing(Log log) {
      super(null, null, null, null, null, null, null, null, null, null, null, null);
      this.log = log;
    }

    @Override
    public List<Outcome> publishScreened(List<Screened> group) {
      for (Screened one : group) {
        Event event = one.event();
        done.add("stored " + event.eventId());
        log.stored.put(new EventKey(event.tenantId(), event.eventId()), event);
        log.away = log.going;
      }
      log.check();
      return group.stream().<Outcome>map(one -> new Published(1, List.of())).toList();
    }
  }

  private static List<Wake> wakes(NewEvent event) {
    return List.of(new Wake("dlv_" + event.eventId().orElseThrow(), "tenant", "ep_1", 2, true));
  }

  private final class Waking extends DeliveryQueue {
    Waking() {
      super(null, null, null);
    }

    @Override
    public void wake(Collection<Wake> wakes) {
      done.add("woken " + wakes.stream().map(Wake::deliveryId).toList());
    }
  }

  private final class Ready extends Preparation {
    Ready() {
      super(null, null, null, null, null);
    }

    @Override
    void again(List<Posted> group, List<Accepted> results) {
      results.stream()
          .flatMap(one -> one instanceof Accepted.Later later ? Stream.of(later) : Stream.of())
          .filter(Accepted.Later::unasked)
          .forEach(asked::add);
    }

    @Override
    Optional<Prepared> quick(NewEvent event) {
      return Optional.of(new Prepared.Ready(new Posted(event, null)));
    }
  }

  private static final class Seen extends Sightings {
    Seen() {
      super(null, null, null);
    }

    @Override
    public void saw(String tenantId, String type) {}
  }

  private final class Counting extends Counts {
    Counting() {
      super(null, () -> NOW);
    }

    @Override
    public void accepted(String tenantId, Instant now, Collection<String> types) {
      done.add("counted " + types);
    }
  }

  private CompletableFuture<Accepted> post(String id) {
    return intake.accept(NewEvents.of(id)).toCompletableFuture();
  }

  @Test
  void nothingIsAnsweredBeforeItIsStoredAndItsDeliveriesAreWokenAfterThat() {
    var first = post("1");
    var second = post("2");
    assertThat(first).isNotDone();
    hands.work();
    assertThat(first).isCompletedWithValueMatching(Accepted.New.class::isInstance);
    assertThat(second).isCompletedWithValueMatching(Accepted.New.class::isInstance);
    assertThat(done)
        .containsExactly(
            "stored [1, 2]", "woken [dlv_1, dlv_2]", "counted [order.created, order.created]");
  }

  @Test
  void oneThatCannotBeStoredFailsAlone() {
    storing.bad.add("2");
    storing.state = "23505";
    var results = List.of(post("1"), post("2"), post("3"));
    hands.work();
    assertThat(results.get(0).join()).isInstanceOf(Accepted.New.class);
    assertThat(results.get(1).join()).isEqualTo(new Accepted.NotStored(false));
    assertThat(results.get(2).join()).isInstanceOf(Accepted.New.class);
    assertThat(done).contains("woken [dlv_1]", "woken [dlv_3]").doesNotContain("woken [dlv_2]");
  }

  /** With its group, and once more when both are tried alone at the same time. */
  @Test
  void oneThatMeetsItsTwinTwiceIsNoFailure() {
    storing.collisions = 2;
    var results = List.of(post("1"), post("twin"));
    hands.work();
    assertThat(results).allMatch(one -> one.join() instanceof Accepted.New);
  }

  @Test
  void whatIsTooMuchForATransactionIsStoredByTheNextOne() {
    storing.left.put("1", Publisher.NotYet.FULL);
    var first = post("1");
    var second = post("2");
    hands.work();
    assertThat(first.join()).isInstanceOf(Accepted.New.class);
    assertThat(second.join()).isInstanceOf(Accepted.New.class);
    assertThat(done)
        .containsSubsequence("stored [1, 2]", "woken [dlv_2]", "stored [1]", "woken [dlv_1]");
  }

  @Test
  void whatExpressionsAreToBeAskedAboutComesAgainAfterThatOrEnds() {
    storing.left.put("1", Publisher.NotYet.UNASKED);
    storing.left.put("3", Publisher.NotYet.UNASKED);
    var results = List.of(post("1"), post("2"), post("3"));
    hands.work();
    assertThat(results).extracting(CompletableFuture::isDone).containsExactly(false, true, false);
    asked.get(0).end().complete(Optional.empty());
    asked.get(1).end().complete(Optional.of(new Accepted.NotChecked(CostlyWork.busy())));
    hands.work();
    assertThat(results.get(0).join()).isInstanceOf(Accepted.New.class);
    assertThat(results.get(2).join()).isInstanceOf(Accepted.NotChecked.class);
  }

  /** A batch's answer waits for its last event: millions of wake-ups would wait with it. */
  @Test
  void manyWakeUpsAreNotKeptOnceTheyAreSent() {
    var result = post("many");
    hands.work();
    var stored = (Accepted.New) result.join();
    assertThat(stored.deliveries()).isEqualTo(1000);
    assertThat(stored.wakes()).isEmpty();
    assertThat(done).anyMatch(one -> one.startsWith("woken [dlv_0, dlv_1"));
  }

  @Test
  void whatADatabaseThatIsAwayDoesNotTakePasses() {
    storing.bad.add("1");
    storing.state = AWAY;
    var result = post("1");
    hands.work();
    assertThat(result.join()).isEqualTo(new Accepted.NotStored(true));
    assertThat(done).isEmpty();
  }

  @Test
  void nothingIsStoredOnAFullDisk() {
    disk.full = true;
    var result = post("1");
    hands.work();
    assertThat(result.join()).isEqualTo(new Accepted.NotStored(true));
    assertThat(done).isEmpty();
  }

  @Test
  void moreThanMayWaitIsSentBackAtOnce() {
    var all = IntStream.range(0, EventReader.MAX_BATCH).mapToObj(i -> post("" + i)).toList();
    assertThat(all).noneMatch(CompletableFuture::isDone);
    assertThat(post("more").join()).isEqualTo(new Accepted.NotStored(true));
    hands.work();
    assertThat(all).allMatch(one -> one.join() instanceof Accepted.New);
  }

  /** Whether it was stored the producer cannot know, so it is told to send it again. */
  @Test
  void whatWasCommittedWithoutAnAnswerIsStoredOnceHoweverOftenItComes() {
    Log log = new Log();
    log.going = true;
    Acceptance acceptance = new Acceptance(log, new Committing(log), () -> NOW);
    var unanswered = intake(acceptance).accept(NewEvents.of("1")).toCompletableFuture();
    hands.work();
    assertThat(unanswered.join()).isEqualTo(new Accepted.NotStored(true));

    log.away = false;
    Intake next = intake(new Acceptance(log, new Committing(log), () -> NOW));
    for (int time = 0; time < 2; time++) {
      var again = next.accept(NewEvents.of("1")).toCompletableFuture();
      hands.work();
      assertThat(again.join()).isInstanceOf(Accepted.Duplicate.class);
    }
    assertThat(done)
        .as("nothing is woken or counted for it")
        .containsExactly("stored 1", "woken []", "woken []");
  }
}
