package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.outbound.WebhookSender;
import io.synq.platform.Shares;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final long FAST = 5;
  private static final long SLOW = 10_000;

  private final Shares<String> places = new Shares<>(1_000_000);
  private final Shares<String> budget = new Shares<>(1_000_000);
  private final Shares<String> requests = new Shares<>(1_000);
  private final Lane lane = lane("tenant", "ep_1", budget, requests);
  private Instant now = NOW;
  private int offered;

  /** One that has been told of its endpoint. */
  private Lane lane(String tenantId, String endpointId, Shares<String> bytes, Shares<String> wire) {
    return lane(tenantId, endpointId, places, bytes, wire);
  }

  private Lane lane(
      String tenantId,
      String endpointId,
      Shares<String> room,
      Shares<String> bytes,
      Shares<String> wire) {
    Lane made = new Lane(tenantId, endpointId, room, bytes, wire, () -> now);
    made.tell(Claims.subscriber(null));
    return made;
  }

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(lane.offer(Wake.again("dlv_" + offered++, "tenant", "ep_1", 10))).isTrue();
    }
  }

  /** Claims what the lane asks for; how many. */
  private int claim(@Nullable Integer maxInFlight) {
    var wakes = lane.toClaim();
    wakes.forEach(wake -> claimed(wake.deliveryId(), maxInFlight));
    return wakes.size();
  }

  private void claimed(String deliveryId, @Nullable Integer maxInFlight) {
    lane.tell(Claims.subscriber(maxInFlight));
    lane.claimed(Claims.of(deliveryId));
  }

  /** Puts on the wire what may go; what went. */
  private List<Claimed> send() {
    List<Claimed> sent = new ArrayList<>();
    for (var next = lane.next(); next.isPresent(); next = lane.next()) {
      sent.add(next.get());
    }
    return sent;
  }

  private void answer(Claimed claimed, boolean success, long millis) {
    lane.answered(success, millis);
    lane.done(claimed.deliveryId());
  }

  /** Takes all that waits to its end. */
  private static void drain(Lane full) {
    for (var taken = full.toClaim(); !taken.isEmpty(); taken = full.toClaim()) {
      taken.forEach(wake -> full.done(wake.deliveryId()));
    }
  }

  /** Takes so many deliveries to their ends, one after another. */
  private void run(int count, boolean success, long millis) {
    for (int i = 0; i < count; i++) {
      offer(1);
      claim(null);
      send().forEach(claimed -> answer(claimed, success, millis));
    }
  }

  @Test
  void sendsNothingWhileAnEndCannotBeWrittenDown() {
    offer(3);
    claim(1);
    Claimed first = send().get(0);
    lane.answered(true, FAST);
    lane.late(first.deliveryId());
    assertThat(send()).isEmpty();
    lane.done(first.deliveryId());
    assertThat(send()).hasSize(1);
  }

  @Test
  void startsWithSixteenInFlight() {
    offer(500);
    claim(null);
    assertThat(send()).hasSize(16);
    assertThat(lane.inFlight()).isEqualTo(16);
    assertThat(lane.next()).isEmpty();
  }

  @Test
  void sendsInTheOrderOfItsOffers() {
    offer(40);
    claim(null);
    var sent = new ArrayList<>(send());
    while (sent.size() < 40) {
      lane.answered(true, FAST);
      claim(null);
      sent.addAll(send());
    }
    assertThat(sent)
        .extracting(Claimed::deliveryId)
        .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(i -> "dlv_" + i).toList());
  }

  @Test
  void growsWithEachSuccess() {
    run(20, true, FAST);
    offer(500);
    claim(null);
    assertThat(send()).hasSize(36);
  }

  @Test
  void neverHasMoreThanItsMostInFlight() {
    run(5_000, true, FAST);
    offer(500);
    claim(null);
    assertThat(send()).hasSize(64);
  }

  @Test
  void halvesOnceForAWaveOfFailures() {
    offer(500);
    claim(null);
    assertThat(send()).hasSize(16);
    for (int i = 0; i < 16; i++) {
      lane.answered(false, FAST);
    }
    claim(null);
    assertThat(send()).hasSize(8);
    for (int i = 0; i < 8; i++) {
      lane.answered(false, FAST);
    }
    assertThat(send()).hasSize(4);
  }

  @Test
  void shrinksToOneAndGrowsAgain() {
    run(100, false, FAST);
    offer(64);
    claim(null);
    var probe = send();
    assertThat(probe).as("one probe at a time").hasSize(1);
    answer(probe.get(0), true, FAST);
    claim(null);
    assertThat(send()).hasSize(2);
  }

  @Test
  void isCappedByTheSubscriber() {
    for (int cap : new int[] {1, 3, 16}) {
      var capped = new LaneTest();
      capped.offer(500);
      capped.claim(cap);
      var sent = capped.send();
      assertThat(sent).hasSize(cap);
      for (int i = 0; i < 200; i++) {
        capped.answer(sent.remove(0), true, FAST);
        capped.claim(cap);
        sent.addAll(capped.send());
        assertThat(sent).hasSize(cap);
      }
    }
  }

  @Test
  void hasItsCapLiftedWithTheNextClaim() {
    offer(500);
    claim(1);
    assertThat(send()).hasSize(1);
    claimed("dlv_x", null);
    assertThat(send()).hasSize(15);
  }

  @Test
  void claimsAheadOnceTheEndpointHasAnsweredFast() {
    offer(500);
    assertThat(claim(null)).as("it may hang").isEqualTo(16);
    answer(send().get(0), true, FAST);
    assertThat(claim(null)).isEqualTo(17 * 8 - 15);
    assertThat(claim(null)).as("no more until some are done").isZero();
  }

  @Test
  void claimsSomeAtATimeForAnEndpointThatFails() {
    run(100, false, FAST);
    offer(500);
    assertThat(claim(null)).isEqualTo(8);
    for (int left = 8; left > 0; left--) {
      assertThat(claim(null)).as("while %s are left", left).isZero();
      answer(send().get(0), false, FAST);
    }
    assertThat(claim(null)).isEqualTo(8);
  }

  @Test
  void doublesWithEachRoundOnceTheEndpointIsBack() {
    run(100, false, FAST);
    offer(500);
    for (int width = 1; width <= 64; width *= 2) {
      claim(null);
      var sent = send();
      assertThat(sent).hasSize(width);
      sent.forEach(one -> answer(one, true, FAST));
    }
  }

  @Test
  void holdsFewClaimsForAHangingEndpoint() {
    run(40, false, SLOW);
    offer(500);
    assertThat(claim(null)).isEqualTo(1);
    assertThat(send()).hasSize(1);
    assertThat(lane.toClaim()).as("whoever hangs keeps nobody's lease").isEmpty();
  }

  @Test
  void knowsADeliveryOnce() {
    var wake = Wake.again("dlv_a", "tenant", "ep_1", 10);
    assertThat(lane.offer(wake)).isTrue();
    assertThat(lane.offer(wake)).isTrue();
    assertThat(lane.toClaim()).containsExactly(wake);
    assertThat(lane.offer(wake)).as("it is under way").isTrue();
    assertThat(lane.toClaim()).isEmpty();
    claimed("dlv_a", null);
    assertThat(send()).hasSize(1);
    lane.offer(wake);
    assertThat(lane.toClaim()).isEmpty();
    lane.answered(true, FAST);
    lane.done("dlv_a");
    lane.offer(wake);
    assertThat(lane.toClaim()).as("its next attempt").containsExactly(wake);
  }

  @Test
  void boundsWhatWaits() {
    offer(Lane.MOST_WAITING);
    assertThat(lane.offer(Wake.again("dlv_x", "tenant", "ep_1", 10))).isFalse();
    assertThat(lane.offer(Wake.again("dlv_0", "tenant", "ep_1", 10)))
        .as("it waits already")
        .isTrue();
    claim(null);
    assertThat(lane.offer(Wake.again("dlv_x", "tenant", "ep_1", 10))).isTrue();
  }

  /** How many it takes until it turns one away. */
  private static int fill(Lane lane) {
    int taken = 0;
    while (lane.offer(Wake.again("dlv_" + taken, "tenant", lane.endpointId, 10))) {
      taken++;
    }
    return taken;
  }

  @Test
  void whatIsMoreThanKeepsItBusyNeedsAPlace() {
    var few = new Shares<String>(100);
    var first = lane("tenant", "ep_1", few, budget, requests);
    var second = lane("tenant", "ep_2", few, budget, requests);
    assertThat(fill(first)).isEqualTo(64 + 33);
    assertThat(fill(second)).as("some are left").isEqualTo(64 + 11);
    assertThat(few.hasRoom("other", 100)).isFalse();
    drain(first);
    second.dropWaiting();
    assertThat(few.hasRoom("other", 100)).as("every place is given back").isTrue();
    assertThat(first.startRefill()).as("it had to turn some away").isPositive();
  }

  @Test
  void aHangingEndpointIsSureOfFewPlaces() {
    run(100, false, SLOW);
    places.take("tenant", 1_000_000);
    assertThat(fill(lane)).isEqualTo(4);
  }

  @Test
  void whatWaitsSharesTheNamesOfItsLane() {
    lane.offer(Wake.decode("dlv_1 ep_1 10 again tenant"));
    Wake waiting = lane.toClaim().get(0);
    assertThat(waiting.endpointId()).isSameAs(lane.endpointId);
    assertThat(waiting.tenantId()).isSameAs("tenant");
  }

  @Test
  void wantsMoreWhileFewWait() {
    assertThat(lane.wants()).isEqualTo(16 * 16);
    offer(32);
    assertThat(lane.wants()).isEqualTo(16 * 16);
    offer(1);
    assertThat(lane.wants()).isZero();
    claim(null);
    assertThat(lane.wants()).isPositive();
  }

  @Test
  void wantsLessOfASlowEndpoint() {
    run(100, false, FAST);
    assertThat(lane.wants()).isEqualTo(16);
  }

  @Test
  void isRefilledOnceItHasNearlyDrained() {
    assertThat(lane.startRefill()).as("it never had much").isZero();
    offer(64);
    assertThat(lane.startRefill()).isZero();
    offer(1);
    assertThat(lane.startRefill()).as("enough wait here").isZero();
    drain(lane);
    assertThat(lane.startRefill()).isPositive();
    assertThat(lane.startRefill()).as("one at a time").isZero();
    lane.refilled(true);
    assertThat(lane.startRefill()).as("there was as much as it wanted").isPositive();
    lane.refilled(false);
    assertThat(lane.startRefill()).as("there is no more").isZero();
  }

  @Test
  void whatItIsRefilledWithIsWhatItWantedThen() {
    offer(65);
    drain(lane);
    int wanted = lane.wants();
    assertThat(lane.startRefill()).isEqualTo(wanted).isPositive();
    offer(65);
    assertThat(lane.wants()).as("a query for none is an error on Derby").isZero();
  }

  @Test
  void isRefilledAfterItHadToTurnAway() {
    offer(Lane.MOST_WAITING);
    lane.refilled(false);
    assertThat(lane.offer(Wake.again("dlv_x", "tenant", "ep_1", 10))).isFalse();
    drain(lane);
    assertThat(lane.startRefill()).isPositive();
  }

  @Test
  void isNotIdleWhileItIsRefilled() {
    offer(65);
    drain(lane);
    assertThat(lane.startRefill()).isPositive();
    assertThat(lane.idle()).isFalse();
    lane.refilled(false);
    assertThat(lane.idle()).isTrue();
  }

  @Test
  void staysWithinTheBytes() {
    var small = new Shares<String>(400);
    var narrow = lane("tenant", "ep_1", small, requests);
    for (int i = 0; i < 10; i++) {
      narrow.offer(Wake.again("dlv_" + i, "tenant", "ep_1", 30));
    }
    assertThat(narrow.toClaim())
        .extracting(Wake::deliveryId)
        .containsExactly("dlv_0", "dlv_1", "dlv_2", "dlv_3");
    assertThat(narrow.toClaim()).isEmpty();
    narrow.done("dlv_1");
    assertThat(narrow.toClaim()).extracting(Wake::deliveryId).containsExactly("dlv_4");
    assertThat(small.take("other", 156)).isFalse();
    for (int i = 0; i < 10; i++) {
      narrow.done("dlv_" + i);
    }
    assertThat(small.take("other", 400)).as("every byte is given back, and once").isTrue();
    narrow.done("dlv_0");
    narrow.done("dlv_unknown");
    assertThat(small.take("another", 1)).isFalse();
  }

  @Test
  void hasNoMoreInFlightThanItsTenantMay() {
    var few = new Shares<String>(40);
    var first = lane("tenant", "ep_1", budget, few);
    var second = lane("tenant", "ep_2", budget, few);
    for (var one : List.of(first, second)) {
      for (int i = 0; i < 100; i++) {
        one.offer(Wake.again("dlv_" + i, "tenant", one.endpointId, 10));
      }
      one.toClaim().forEach(wake -> one.claimed(Claims.of(wake.deliveryId())));
    }
    int sent = 0;
    while (first.next().isPresent() || second.next().isPresent()) {
      sent++;
    }
    assertThat(sent).as("half of all").isEqualTo(20);
    first.done("dlv_0");
    assertThat(first.toClaim()).as("nobody's lease is kept for nothing").isEmpty();
    second.skipped();
    assertThat(first.next().isPresent() || second.next().isPresent()).isTrue();

    var other = lane("other", "ep_3", budget, few);
    other.offer(Wake.again("dlv_x", "other", "ep_3", 10));
    other.toClaim().forEach(wake -> other.claimed(Claims.of(wake.deliveryId())));
    assertThat(other.next()).as("another tenant has its own").isPresent();
  }

  @Test
  void makesWayForTheNextWhenOneIsSkipped() {
    offer(20);
    claim(null);
    var sent = send();
    lane.skipped();
    lane.done(sent.get(0).deliveryId());
    claim(null);
    assertThat(lane.inFlight()).isEqualTo(15);
    assertThat(send()).hasSize(1);
  }

  @Test
  void aClaimIsFreshForSevenSeconds() {
    var claimed = Claims.of("dlv_1");
    assertThat(Lane.stale(claimed, NOW)).isFalse();
    assertThat(Lane.stale(claimed, NOW.plusSeconds(7))).isFalse();
    assertThat(Lane.stale(claimed, NOW.plusSeconds(7).plusNanos(1000))).isTrue();
    assertThat(Lane.FRESH.plus(WebhookSender.LONGEST)).isLessThan(Deliveries.LEASE);
  }

  @Test
  void isIdleWithNothingToDo() {
    assertThat(lane.idle()).isTrue();
    offer(1);
    assertThat(lane.idle()).isFalse();
    claim(null);
    assertThat(lane.idle()).isFalse();
    var sent = send().get(0);
    assertThat(lane.idle()).isFalse();
    lane.answered(true, FAST);
    assertThat(lane.idle()).as("not before it is written down").isFalse();
    lane.done(sent.deliveryId());
    assertThat(lane.idle()).isTrue();
  }

  @Test
  void isRememberedWhileItsEndpointFails() {
    run(100, false, FAST);
    assertThat(lane.idle()).isFalse();
    run(20, true, FAST);
    assertThat(lane.idle()).isTrue();
  }

  @Test
  void keepsItsBoundsUnderManyHands() throws Exception {
    int count = 4_000;
    offer(count);
    var most = new AtomicInteger();
    var flying = new AtomicInteger();
    var done = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(8);
    try {
      var hands =
          IntStream.range(0, 8)
              .mapToObj(
                  hand ->
                      CompletableFuture.runAsync(
                          () -> {
                            while (done.get() < count) {
                              lane.toClaim().forEach(w -> claimed(w.deliveryId(), 10));
                              lane.next()
                                  .ifPresent(
                                      claimed -> {
                                        most.accumulateAndGet(flying.incrementAndGet(), Math::max);
                                        Thread.yield();
                                        flying.decrementAndGet();
                                        answer(claimed, true, FAST);
                                        done.incrementAndGet();
                                      });
                            }
                          },
                          threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(hands).get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(done).hasValue(count);
    assertThat(most.get()).isBetween(1, 10);
    assertThat(lane.inFlight()).isZero();
    assertThat(lane.idle()).isTrue();
    assertThat(budget.take("other", 1_000_000)).isTrue();
    assertThat(requests.take("other", 1_000)).isTrue();
  }

  @Test
  void leavesAllButWhatIsOnTheWire() {
    run(1, true, FAST);
    int waiting = Width.START * 20;
    offer(waiting);
    int claimed = claim(null);
    var sent = send();
    assertThat(lane.dropWaiting()).hasSize(waiting - claimed);
    assertThat(lane.dropReady()).hasSize(17 * 8 - 17).doesNotContainAnyElementsOf(sent);
    assertThat(lane.startRefill()).isZero();
    assertThat(lane.toClaim()).isEmpty();
    assertThat(lane.next()).isEmpty();
    assertThat(lane.busy()).isEqualTo(claimed);
  }
}
