package io.synq.delivery;

import io.synq.endpoint.Subscriber;
import io.synq.platform.Shares;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint's way out of this node. It bounds what is in flight, adapting to the endpoint's
 * answers, and what is claimed ahead; what only waits is known by id and stays unclaimed, so that a
 * hanging endpoint holds no leases and little memory. Places to wait, bytes and requests in flight
 * come out of what its tenant has.
 */
final class Lane {
  static final int MOST_WAITING = 20_000;

  /** A claim older than this is given back: its lease must outlast the attempt. */
  static final Duration FRESH = Duration.ofSeconds(7);

  private static final int BUSY = 4;
  private static final int FETCH = 16;

  /** How long an idle lane remembers how its endpoint answered. */
  static final Duration KNOWN = Duration.ofHours(1);

  /** How many due deliveries are worth fetching for an endpoint that has no lane yet. */
  static final int FIRST_WANTS = Width.START * FETCH;

  final String endpointId;
  private final String tenantId;
  private final Shares<String> places;
  private final Shares<String> budget;
  private final Shares<String> requests;
  private final InstantSource pace;
  private final Map<String, Wake> waiting = new LinkedHashMap<>();
  private final Map<String, Wake> busy = new HashMap<>();
  private final Deque<Claimed> ready = new ArrayDeque<>();
  private final Set<String> late = new HashSet<>();
  private long bytes;
  private int placed;
  private int inFlight;
  private final Width width = new Width();
  private boolean more;
  private boolean refilling;
  private @Nullable Instant idleSince;

  /**
   * @param places how many wait beyond what keeps their endpoints busy
   * @param budget bytes of bodies in memory
   * @param requests how many are on the wire
   * @param pace the clock of turns
   */
  Lane(
      String tenantId,
      String endpointId,
      Shares<String> places,
      Shares<String> budget,
      Shares<String> requests,
      InstantSource pace) {
    this.tenantId = tenantId;
    this.endpointId = endpointId;
    this.places = places;
    this.budget = budget;
    this.requests = requests;
    this.pace = pace;
  }

  /** Takes note of a delivery to be made; false when too many wait, and the database keeps it. */
  synchronized boolean offer(Wake wake) {
    idleSince = null;
    if (busy.containsKey(wake.deliveryId()) || waiting.containsKey(wake.deliveryId())) {
      return true;
    }
    if (waiting.size() >= MOST_WAITING || !takePlace()) {
      more = true;
      return false;
    }
    waiting.put(wake.deliveryId(), wake.named(tenantId, endpointId));
    more |= placesFor(waiting.size()) > 0;
    return true;
  }

  /** How many due deliveries are worth fetching now; 0 while enough wait here. */
  synchronized int wants() {
    return waiting.size() > width.now() * BUSY / 2 ? 0 : width.now() * FETCH;
  }

  /**
   * How many to fetch for a lane that was busy and has nearly drained, so that the database may
   * hold more for it; 0 for none. Otherwise it is to be followed by {@link #refilled}.
   */
  synchronized int startRefill() {
    int wanted = more && !refilling ? wants() : 0;
    refilling |= wanted > 0;
    return wanted;
  }

  /** Ends a refill: whether the database had as many as were asked for. */
  synchronized void refilled(boolean full) {
    refilling = false;
    more = full;
  }

  /** What to claim now: enough to keep the endpoint busy, few enough to be sent soon. */
  synchronized List<Wake> toClaim() {
    int room = width.room(busy.size(), pace);
    if (room <= 0 || (!ready.isEmpty() && room < width.now()) || !requests.hasRoom(tenantId, 1)) {
      return List.of();
    }
    List<Wake> taken = new ArrayList<>();
    Iterator<Wake> next = waiting.values().iterator();
    while (taken.size() < room && next.hasNext()) {
      Wake wake = next.next();
      if (!takeBytes(wake.bytes())) {
        break;
      }
      next.remove();
      taken.add(wake);
      busy.put(wake.deliveryId(), wake);
    }
    givePlaces();
    width.used(taken.size());
    return taken;
  }

  /** How the endpoint is now; before that is known, one delivery is claimed. Null if deleted. */
  synchronized void tell(@Nullable Subscriber subscriber) {
    width.tell(subscriber, busy.size());
  }

  synchronized boolean told() {
    return width.isTold();
  }

  /** The turns of an endpoint that has a rate; null for others. */
  @Nullable Turns turns() {
    return width.turns();
  }

  synchronized void claimed(Claimed claimed) {
    ready.add(claimed);
  }

  /** A delivery that had a turn is not sent: another one may use the turn. */
  synchronized void unsent() {
    width.used(-1);
  }

  /** What waits and is not claimed. */
  synchronized int waiting() {
    return waiting.size();
  }

  /**
   * The next one to send, if the endpoint and its tenant may have one more in flight; none while
   * the database is away: whatever is sent then comes again if this process ends first.
   */
  synchronized Optional<Claimed> next() {
    if (!late.isEmpty()
        || inFlight >= width.now()
        || ready.isEmpty()
        || !requests.take(tenantId, 1)) {
      return Optional.empty();
    }
    inFlight++;
    return Optional.of(ready.remove());
  }

  static boolean stale(Claimed claimed, Instant now) {
    return now.isAfter(latest(claimed));
  }

  /** When its request has to begin, to end before its lease does. */
  static Instant latest(Claimed claimed) {
    return claimed.claimedAt().plus(FRESH);
  }

  /** A request has come to its end. */
  synchronized void answered(boolean success, long millis) {
    skipped();
    width.answered(success, millis, inFlight);
  }

  /** Given back without having been sent. */
  synchronized void skipped() {
    inFlight--;
    requests.give(tenantId, 1);
  }

  /** Its end could not be written down yet. */
  synchronized void late(String deliveryId) {
    late.add(deliveryId);
  }

  /** Its end is written down, or somebody else has it. */
  synchronized void done(String deliveryId) {
    late.remove(deliveryId);
    Wake wake = busy.remove(deliveryId);
    if (wake != null) {
      bytes -= wake.bytes();
      budget.give(tenantId, wake.bytes());
    }
  }

  /** Forgets what only waits. */
  synchronized List<Wake> dropWaiting() {
    List<Wake> dropped = List.copyOf(waiting.values());
    waiting.clear();
    givePlaces();
    more = false;
    return dropped;
  }

  /** Sends none of what is claimed; each is to be followed by {@link #done}. */
  synchronized List<Claimed> dropReady() {
    List<Claimed> dropped = List.copyOf(ready);
    ready.clear();
    return dropped;
  }

  /** Claimed, on the wire or not written down yet. */
  synchronized int busy() {
    return busy.size();
  }

  synchronized int inFlight() {
    return inFlight;
  }

  /** What waits here, is claimed or is on the wire. */
  synchronized int size() {
    return waiting.size() + busy.size();
  }

  /**
   * Whether it can be forgotten: it has nothing to do, and nothing to remember or not for much
   * longer. An endpoint may have been deleted while it failed.
   */
  synchronized boolean idle() {
    if (!waiting.isEmpty() || !busy.isEmpty() || refilling) {
      idleSince = null;
      return false;
    }
    Instant now = pace.instant();
    idleSince = idleSince == null ? now : idleSince;
    return width.isForgettable() || !now.isBefore(idleSince.plus(KNOWN));
  }

  /** How many of those that wait are more than keep the endpoint busy, and need a place. */
  private int placesFor(int count) {
    return Math.max(0, count - width.now() * BUSY);
  }

  private boolean takePlace() {
    int needed = placesFor(waiting.size() + 1);
    boolean taken = needed <= placed || places.take(tenantId, needed - placed, needed);
    placed = taken ? Math.max(placed, needed) : placed;
    return taken;
  }

  private void givePlaces() {
    int left = Math.min(placed, placesFor(waiting.size()));
    if (left < placed) {
      places.give(tenantId, placed - left);
      placed = left;
    }
  }

  private boolean takeBytes(int size) {
    boolean taken = budget.take(tenantId, size, bytes + size);
    bytes += taken ? size : 0;
    return taken;
  }
}
