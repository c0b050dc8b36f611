package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.DisabledReason;
import io.synq.endpoint.Shape;
import io.synq.endpoint.Transform;
import io.synq.outbound.FailureKind;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.outbound.WebhookRequest;
import io.synq.outbound.WebhookSender;
import io.synq.platform.CostlyWork;
import io.synq.platform.CostlyWorkSettings;
import io.synq.platform.Drain;
import io.synq.platform.GivenSettings;
import io.synq.platform.NoMetrics;
import io.synq.platform.Workers;
import io.synq.rendering.Renderer;
import io.synq.trace.Tracing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the engine does, and in which order; threads, timer, database and receiver are by hand. */
class DelivererTest {
  private static final Outcome OK = new Outcome.Delivered(answer(200));
  private static final Outcome GONE = new Outcome.Gone(answer(410));
  private static final Outcome LATE_OURSELVES = new Outcome.Postponed();
  private static final Outcome NO_ANSWER =
      new Outcome.Failed(new Outcome.Failure(FailureKind.TIMEOUT, "no answer"));
  private static final String AWAY = "57P01";

  private Instant now = NOW;
  private Instant pace = Instant.EPOCH;
  private final DeliverySettings settings = new DeliverySettings(GivenSettings.of());
  private final Lanes lanes = new Lanes(settings, () -> pace);
  private final FreshClaims fresh = new FreshClaims();
  private final Drain drain = new Drain();
  private final DeliveryLoop loop = new DeliveryLoop(() -> now, settings);
  private final Hands hands = new Hands();
  private final Receiver receiver = new Receiver();
  private final Claiming claiming = new Claiming();
  private final Recording recording = new Recording();
  private final Due due = new Due();
  private final GivenTurns turns = new GivenTurns();
  private final Disabling disabling = new Disabling();
  private final Told<Recorded> told = new Told<>();
  private final Deliverer deliverer = deliverer(lanes, fresh, drain);

  /** One process, with what it keeps in memory. */
  private Deliverer deliverer(Lanes itsLanes, FreshClaims itsClaims, Drain itsDrain) {
    return new Deliverer(
        itsLanes,
        claiming,
        new Recorder(recording, disabling, told, Tracing.off(), () -> now),
        due,
        turns,
        itsClaims,
        new Attempts(receiver, new Renderer(null, () -> now), new ByHand(), () -> now),
        new DeliveryMetrics(NoMetrics.registry(), itsLanes),
        loop,
        itsDrain,
        settings,
        Tracing.off(),
        hands,
        () -> now);
  }

  private static Outcome.Answer answer(int status) {
    return new Outcome.Answer(status, "", "", false);
  }

  /** The threads and the timer: what is handed in is done when the test says so. */
  private static final class Hands extends Workers {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public Executor after(Duration delay) {
      return later::add;
    }

    @Override
    public void after(Duration delay, Runnable task) {
      later.add(task);
    }

    /** All that can be done without the timer. */
    void work() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }

    /** The timer's time has come, once, for all that waits now. */
    void tick() {
      List<Runnable> waiting = new ArrayList<>(later);
      later.clear();
      waiting.forEach(Runnable::run);
      work();
    }
  }

  /** Bodies are made as other work is. */
  private final class ByHand extends CostlyWork {
    ByHand() {
      super(
          new CostlyWorkSettings(GivenSettings.of()),
          new Workers(),
          InstantSource.system(),
          () -> Duration.ZERO);
    }

    @Override
    public boolean submitUnasked(String tenantId, Runnable work) {
      hands.execute(work);
      return true;
    }
  }

  /** Answers when the test says so. */
  private final class Receiver extends WebhookSender {
    private final Map<String, CompletableFuture<SentAttempt>> wire = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();

    Receiver() {
      super(null, null);
    }

    @Override
    public CompletionStage<SentAttempt> send(WebhookRequest request) {
      CompletableFuture<SentAttempt> answered = new CompletableFuture<>();
      sent.add(request.deliveryId());
      wire.put(request.deliveryId(), answered);
      return answered;
    }

    void answer(String deliveryId, Outcome outcome) {
      CompletableFuture<SentAttempt> answered = wire.remove(deliveryId);
      assertThat(answered).as(deliveryId + " on the wire").isNotNull();
      answered.complete(new SentAttempt(outcome, now, 3, Map.of()));
    }
  }

  /** The rows that can be claimed, and those that are. */
  private static final class Claiming extends Deliveries {
    private final Map<String, Claimed> rows = new HashMap<>();
    private final Map<String, Claimed> held = new HashMap<>();
    private int asked;

    Claiming() {
      super(null, null, null, null, null);
    }

    @Override
    public List<Optional<Claimed>> claim(List<Wake> wakes) {
      asked++;
      return wakes.stream()
          .map(wake -> Optional.ofNullable(rows.remove(wake.deliveryId())))
          .peek(claimed -> claimed.ifPresent(one -> held.put(one.deliveryId(), one)))
          .toList();
    }

    /** The time of those that nobody has recorded is over. */
    void claimsEnd() {
      rows.putAll(held);
      held.clear();
    }
  }

  /** What is written down. */
  private final class Recording extends Conclusions {
    private final List<Conclusion> written = new ArrayList<>();
    private boolean away;
    private final Set<String> lost = new HashSet<>();
    private Set<String> failing = Set.of();

    Recording() {
      super(null, null, null);
    }

    @Override
    public Written record(List<Conclusion> conclusions) {
      if (away) {
        throw new IllegalStateException(new SQLException("as the test wants it", AWAY));
      }
      written.addAll(conclusions);
      conclusions.forEach(one -> claiming.held.remove(one.claimed().deliveryId()));
      return new Written(
          conclusions.stream().filter(one -> !lost.contains(one.claimed().deliveryId())).toList(),
          failing);
    }

    List<String> ends() {
      return written.stream()
          .map(one -> one.claimed().deliveryId() + " " + one.state().text())
          .toList();
    }
  }

  /** What is due in the database. */
  private static final class Due extends DueDeliveries {
    private final List<String> givenBack = new ArrayList<>();

    Due() {
      super(null, null);
    }

    @Override
    public List<DueDeliveries.Due> of(String endpointId, Instant by, int most) {
      return List.of();
    }

    @Override
    public void giveBack(List<Wake> wakes, Instant now) {
      wakes.forEach(wake -> givenBack.add(wake.deliveryId()));
    }
  }

  /** The turns that all nodes have. */
  private final class GivenTurns extends TurnRows {
    private Instant next = Instant.MIN;
    private boolean away;

    GivenTurns() {
      super(null);
    }

    @Override
    public Duration take(String endpointId, int count, int perSecond) {
      if (away) {
        throw new IllegalStateException("as the test wants it");
      }
      Instant first = next.isAfter(pace) ? next : pace;
      next = first.plus(distance(perSecond).multipliedBy(count));
      return Duration.between(pace, first);
    }
  }

  private final class Disabling extends Disabler {
    private final List<String> disabled = new ArrayList<>();
    private int toldBefore;

    Disabling() {
      super(null, null);
    }

    @Override
    boolean gone(Claimed claimed, SentAttempt attempt) {
      return !claimed.deliveryId().equals("dlv_before") && disable(claimed, DisabledReason.GONE);
    }

    @Override
    boolean failing(Claimed claimed) {
      return disable(claimed, DisabledReason.FAILING);
    }

    private boolean disable(Claimed claimed, DisabledReason reason) {
      disabled.add(claimed.endpointId() + " " + reason);
      toldBefore = told.all.size();
      return true;
    }
  }

  private static Wake first(String deliveryId) {
    return new Wake(deliveryId, "tenant", "ep_1", 2, true);
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "dlv_" + i).toList();
  }

  /** As they come from intake: opened, claimed, and told of. */
  private void open(List<String> ids) {
    ids.forEach(id -> fresh.add(Claims.of(id)));
    deliverer.wake(ids.stream().map(DelivererTest::first).toList());
  }

  private void claimable(Claimed claimed) {
    claiming.rows.put(claimed.deliveryId(), claimed);
    deliverer.wake(List.of(Wake.again(claimed.deliveryId(), "tenant", claimed.endpointId(), 2)));
    hands.work();
  }

  @Test
  void whatWasOpenedHereIsSentWithoutTheDatabaseAndRecordedAfterItsAnswer() {
    open(ids(1));
    assertThat(receiver.sent).containsExactly("dlv_0");
    hands.tick();
    assertThat(recording.written).as("before the answer").isEmpty();

    receiver.answer("dlv_0", OK);
    hands.tick();
    assertThat(recording.ends()).containsExactly("dlv_0 delivered");
    assertThat(told.all).containsExactly(new Recorded(recording.written, now));
    assertThat(claiming.asked).isZero();
    assertThat(lanes.busy()).isZero();
    assertThat(lanes.inFlight()).isZero();
  }

  @Test
  void whatBecameOfALostClaimIsNotTold() {
    recording.lost.add("dlv_0");
    open(ids(2));
    receiver.answer("dlv_0", OK);
    receiver.answer("dlv_1", OK);
    hands.tick();
    assertThat(told.all)
        .flatExtracting(Recorded::conclusions)
        .extracting(one -> one.claimed().deliveryId())
        .containsExactly("dlv_1");
  }

  @Test
  void whoeverCannotCountDoesNotHaveItRecordedAgain() {
    told.failing = true;
    open(ids(1));
    receiver.answer("dlv_0", OK);
    hands.tick();
    assertThat(recording.ends()).containsExactly("dlv_0 delivered");
    assertThat(lanes.inFlight()).isZero();
  }

  @Test
  void anythingElseIsClaimedBeforeItIsSent() {
    claiming.rows.put("dlv_0", Claims.of("dlv_0"));
    deliverer.wake(List.of(Wake.again("dlv_0", "tenant", "ep_1", 2)));
    assertThat(receiver.sent).isEmpty();
    hands.work();
    assertThat(receiver.sent).containsExactly("dlv_0");
  }

  @Test
  void whatAnotherNodeHasIsLetGo() {
    deliverer.wake(List.of(Wake.again("dlv_0", "tenant", "ep_1", 2)));
    hands.work();
    assertThat(claiming.asked).isOne();
    assertThat(receiver.sent).isEmpty();
    assertThat(lanes.busy()).isZero();
  }

  @Test
  void aSecondWakeUpOfTheSameSendsItOnce() {
    open(ids(1));
    deliverer.wake(List.of(first("dlv_0")));
    hands.work();
    assertThat(receiver.sent).containsExactly("dlv_0");
    assertThat(claiming.asked).isZero();
  }

  @Test
  void anEndpointIsSentInOrderAndSoManyAtATime() {
    List<String> ids = ids(40);
    open(ids);
    assertThat(receiver.sent).isEqualTo(ids.subList(0, Width.START));
    for (String id : ids) {
      receiver.answer(id, OK);
    }
    assertThat(receiver.sent).isEqualTo(ids);
  }

  @Test
  void whileAnEndCannotBeWrittenDownNothingMoreIsSentAndNothingTwice() {
    recording.away = true;
    open(ids(Width.START + 1));
    receiver.answer("dlv_0", OK);
    hands.tick();
    receiver.answer("dlv_1", OK);
    hands.tick();
    assertThat(receiver.sent).hasSize(Width.START + 1).doesNotHaveDuplicates();
    open(List.of("dlv_later"));
    hands.tick();
    assertThat(receiver.sent).doesNotContain("dlv_later");

    recording.away = false;
    hands.tick();
    hands.tick();
    assertThat(recording.ends()).containsExactlyInAnyOrder("dlv_0 delivered", "dlv_1 delivered");
    assertThat(receiver.sent).contains("dlv_later").doesNotHaveDuplicates();
  }

  @Test
  void aClaimThatHasWaitedTooLongIsGivenBackUnsent() {
    List<String> ids = ids(Width.START + 3);
    open(ids);
    receiver.answer("dlv_0", OK);
    now = now.plus(Lane.FRESH).plusMillis(1);
    receiver.answer("dlv_1", OK);
    hands.tick();
    assertThat(receiver.sent).isEqualTo(ids.subList(0, Width.START + 2));
    assertThat(recording.ends()).contains("dlv_" + (Width.START + 2) + " pending");
  }

  /** A claim is a transaction, for whose commit those of others wait. */
  @Test
  void whereAllFailsSomeAreClaimedTogether() {
    List<String> ids = ids(200);
    ids.forEach(id -> claiming.rows.put(id, Claims.of(id)));
    deliverer.wake(ids.stream().map(id -> Wake.again(id, "tenant", "ep_1", 2)).toList());
    hands.work();
    while (receiver.sent.size() < ids.size()) {
      receiver.answer(receiver.wire.keySet().iterator().next(), NO_ANSWER);
      hands.tick();
    }
    assertThat(receiver.sent).as("in order").isEqualTo(ids);
    assertThat(claiming.asked).isLessThan(ids.size() / 4);
  }

  @Test
  void whatWeWereTooLateForIsTriedAgainAndIsNoAttempt() {
    open(ids(1));
    receiver.answer("dlv_0", LATE_OURSELVES);
    hands.tick();
    assertThat(recording.ends()).containsExactly("dlv_0 pending");
    assertThat(recording.written.get(0).attempt()).isNull();
    assertThat(recording.written.get(0).dueAt()).isEqualTo(now);
  }

  @Test
  void aFailureIsRetriedLater() {
    open(ids(1));
    receiver.answer("dlv_0", NO_ANSWER);
    hands.tick();
    assertThat(recording.ends()).containsExactly("dlv_0 retrying");
    assertThat(recording.written.get(0).dueAt()).isAfter(now);
  }

  @Test
  void whatIsOverEndsWithoutAnAttempt() {
    claimable(Claims.over("dlv_over", false));
    claimable(Claims.of("dlv_gone").with(new byte[0], null));
    hands.tick();
    assertThat(receiver.sent).isEmpty();
    assertThat(recording.ends()).containsExactlyInAnyOrder("dlv_over failed", "dlv_gone cancelled");
  }

  @Test
  void aPersonMayAskForOneMoreAttemptAfterItsTime() {
    claimable(Claims.over("dlv_asked", true));
    assertThat(receiver.sent).containsExactly("dlv_asked");
  }

  @Test
  void anEndpointThatIsGoneIsDisabledOnce() {
    open(ids(2));
    receiver.answer("dlv_0", GONE);
    receiver.answer("dlv_1", GONE);
    hands.tick();
    assertThat(disabling.disabled).containsExactly("ep_1 " + DisabledReason.GONE);
  }

  @Test
  void anAnswerFromBeforeAChangeHidesNoneFromAfterIt() {
    open(List.of("dlv_before", "dlv_since"));
    receiver.answer("dlv_before", GONE);
    receiver.answer("dlv_since", GONE);
    hands.tick();
    assertThat(disabling.disabled).containsExactly("ep_1 " + DisabledReason.GONE);
  }

  @Test
  void whatGoesNextIsToldOnceTheEndpointIsDisabled() {
    open(ids(1));
    receiver.answer("dlv_0", GONE);
    hands.tick();
    assertThat(disabling.disabled).hasSize(1);
    assertThat(disabling.toldBefore).isZero();
    assertThat(told.all).hasSize(1);
  }

  @Test
  void anEndpointThatHasFailedForLongIsDisabledOnceItIsWrittenDown() {
    recording.failing = Set.of("ep_1");
    open(ids(2));
    receiver.answer("dlv_0", NO_ANSWER);
    assertThat(disabling.disabled).isEmpty();
    receiver.answer("dlv_1", NO_ANSWER);
    hands.tick();
    assertThat(disabling.disabled).containsExactly("ep_1 " + DisabledReason.FAILING);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    pace = pace.plus(time);
  }

  private void paced(int perSecond, List<String> ids) {
    for (String id : ids) {
      Claimed claimed = Claims.of(id).with(new byte[2], Claims.paced(perSecond));
      fresh.add(claimed);
      claiming.rows.put(id, claimed);
    }
    deliverer.wake(ids.stream().map(DelivererTest::first).toList());
    hands.work();
  }

  @Test
  void anEndpointWithARateIsSentNoMoreThanThatWhateverWaits() {
    paced(10, ids(100));
    assertThat(receiver.sent).as("before anybody knew of a rate").hasSize(1);
    for (int step = 1; step <= 20; step++) {
      pass(Duration.ofMillis(100));
      hands.tick();
      List.copyOf(receiver.wire.keySet()).forEach(id -> receiver.answer(id, OK));
      hands.work();
      assertThat(receiver.sent).hasSize(1 + step);
    }
    assertThat(receiver.sent).isEqualTo(ids(21));
    assertThat(lanes.busy()).as("what waits for its turn is not claimed").isLessThan(5);
  }

  @Test
  void anEndpointWhoseBodiesTakeLongHasNoMoreClaimedThanItIsSent() {
    Shape shape = new Shape(Transform.compile("{'b': 1}"), null);
    List<String> ids = ids(600);
    for (String id : ids) {
      claiming.rows.put(id, Claims.of(id).with("{}".getBytes(), Claims.shaped(shape)));
    }
    deliverer.wake(ids.stream().map(DelivererTest::first).toList());
    for (int round = 0; round < 6; round++) {
      now = now.plusMillis(400);
      hands.work();
      List.copyOf(receiver.wire.keySet()).forEach(id -> receiver.answer(id, OK));
      hands.tick();
    }
    assertThat(receiver.sent).hasSizeLessThan(ids.size());
    assertThat(lanes.busy()).isBetween(1, Width.MOST);
  }

  @Test
  void aClockThatIsSetBackStopsNobody() {
    paced(10, ids(5));
    pass(Duration.ofMillis(100));
    hands.tick();
    now = now.minus(Duration.ofHours(1));
    for (int step = 0; step < 2; step++) {
      pace = pace.plusMillis(100);
      hands.tick();
    }
    assertThat(receiver.sent).hasSize(4);
  }

  @Test
  void aTurnIsNotLostToADeliveryThatAnotherNodeHas() {
    paced(1, ids(1));
    receiver.answer("dlv_0", OK);
    hands.tick();
    claiming.rows.put("dlv_mine", Claims.of("dlv_mine").with(new byte[2], Claims.paced(1)));
    deliverer.wake(
        List.of(
            Wake.again("dlv_theirs", "tenant", "ep_1", 2),
            Wake.again("dlv_mine", "tenant", "ep_1", 2)));
    pass(Duration.ofSeconds(1));
    hands.tick();
    hands.tick();
    assertThat(claiming.asked).isEqualTo(2);
    assertThat(receiver.sent).containsExactly("dlv_0", "dlv_mine");
  }

  @Test
  void whileNoTurnsCanBeTakenNothingIsSentAndTheyAreAskedForAgain() {
    turns.away = true;
    paced(10, ids(3));
    assertThat(receiver.sent).hasSize(1);
    turns.away = false;
    deliverer.pumpAll();
    hands.work();
    for (int step = 0; step < 2; step++) {
      pass(Duration.ofMillis(100));
      hands.tick();
    }
    assertThat(receiver.sent).hasSize(3);
  }

  @Test
  void onItsWayOutANodeLeavesToOthersWhatIsNotOnTheWire() {
    List<String> ids = ids(Width.START * 10);
    open(ids);
    receiver.answer("dlv_0", OK);
    hands.tick();
    int claimed = 1 + lanes.busy();
    int sent = 1 + lanes.inFlight();
    assertThat(sent).isLessThan(claimed);
    recording.written.clear();
    drain.begin();
    deliverer.pumpAll();
    hands.tick();

    assertThat(receiver.sent).hasSize(sent);
    assertThat(due.givenBack).isEqualTo(ids.subList(claimed, ids.size()));
    assertThat(recording.ends())
        .isEqualTo(ids.subList(sent, claimed).stream().map(id -> id + " pending").toList());

    receiver.answer("dlv_1", OK);
    hands.tick();
    assertThat(recording.ends()).contains("dlv_1 delivered");
    deliverer.wake(List.of(first("dlv_late")));
    assertThat(due.givenBack).contains("dlv_late");
    assertThat(receiver.sent).hasSize(sent);
  }

  /** A process that begins: of the one before, only what is in the database is left. */
  private Deliverer nextProcess() {
    hands.tasks.clear();
    hands.later.clear();
    return deliverer(new Lanes(settings, () -> pace), new FreshClaims(), new Drain());
  }

  private void wakeAgain(Deliverer process) {
    process.wake(List.of(Wake.again("dlv_0", "tenant", "ep_1", 2)));
    hands.work();
  }

  /** Between the commit of a delivery and its wake-up. */
  @Test
  void whatNobodyWasWokenForBeforeAnEndIsSentOnceByTheNextProcess() {
    fresh.add(Claims.of("dlv_0"));
    claiming.rows.put("dlv_0", Claims.of("dlv_0"));
    Deliverer next = nextProcess();
    wakeAgain(next);
    assertThat(receiver.sent).containsExactly("dlv_0");

    receiver.answer("dlv_0", OK);
    hands.tick();
    next.wake(List.of(first("dlv_0")));
    hands.work();
    assertThat(receiver.sent).as("its wake-up was sent after all").containsExactly("dlv_0");
    assertThat(recording.ends()).containsExactly("dlv_0 delivered");
  }

  /** Between an answer and its record: at least once, and by one process at a time. */
  @Test
  void whatWasNotRecordedBeforeAnEndIsSentAgainWhenItsClaimHasEnded() {
    claimable(Claims.of("dlv_0"));
    hands.tick();
    receiver.answer("dlv_0", OK);
    assertThat(recording.ends()).isEmpty();

    Deliverer next = nextProcess();
    wakeAgain(next);
    assertThat(receiver.sent).as("while it is claimed").containsExactly("dlv_0");

    claiming.claimsEnd();
    wakeAgain(next);
    assertThat(receiver.sent).containsExactly("dlv_0", "dlv_0");
    receiver.answer("dlv_0", OK);
    hands.tick();
    assertThat(recording.ends()).containsExactly("dlv_0 delivered");
    claiming.claimsEnd();
    wakeAgain(next);
    assertThat(receiver.sent).as("once it is recorded").hasSize(2);
  }
}
