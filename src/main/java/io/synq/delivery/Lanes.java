package io.synq.delivery;

import io.synq.platform.Monotonic;
import io.synq.platform.Randoms;
import io.synq.platform.Shares;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** This node's lanes, one per endpoint that has something to do. */
@ApplicationScoped
public class Lanes {
  /** How many requests an endpoint has on the wire at most. */
  public static final int WIDTH = Width.MOST;

  /**
   * How many wake-ups wait on this node, of some 300 bytes each, beyond the few that keep each
   * endpoint busy: endpoints that hang, however many, do not fill its memory.
   */
  private static final int MOST_WAITING = 400_000;

  private static final long MIB = 1024 * 1024;

  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final Shares<String> places;
  private final Shares<String> budget;
  private final Shares<String> requests;
  private final InstantSource pace;

  @Inject
  Lanes(DeliverySettings settings) {
    this(settings, Monotonic.instants());
  }

  Lanes(DeliverySettings settings, InstantSource pace) {
    this(settings, pace, MOST_WAITING);
  }

  Lanes(DeliverySettings settings, InstantSource pace, int mostWaiting) {
    this.pace = pace;
    places = new Shares<>(mostWaiting);
    budget = new Shares<>(settings.bufferMib * MIB);
    requests = new Shares<>(settings.inFlight);
  }

  /** The clock of turns: it is never set, and says nothing of the time of day. */
  InstantSource pace() {
    return pace;
  }

  Lane offer(Wake wake) {
    return lanes.compute(
        wake.endpointId(),
        (id, known) -> {
          Lane lane =
              known == null ? new Lane(wake.tenantId(), id, places, budget, requests, pace) : known;
          lane.offer(wake);
          return lane;
        });
  }

  /** How many due deliveries of the endpoint are worth fetching. */
  int wants(String endpointId) {
    Lane lane = lanes.get(endpointId);
    return lane == null ? Lane.FIRST_WANTS : lane.wants();
  }

  /** How many of the endpoint's deliveries this node has before it. */
  public int size(String endpointId) {
    Lane lane = lanes.get(endpointId);
    return lane == null ? 0 : lane.size();
  }

  /** In another order each time: where tenants have not enough for all, none is always the last. */
  List<Lane> all() {
    return Randoms.shuffled(lanes.values());
  }

  void removeIdle() {
    for (String id : lanes.keySet()) {
      lanes.computeIfPresent(id, (key, lane) -> lane.idle() ? null : lane);
    }
  }

  /** Deliveries in this node's hands: claimed, on the wire or not written down yet. */
  int busy() {
    return lanes.values().stream().mapToInt(Lane::busy).sum();
  }

  /** Requests on the wire now. */
  public int inFlight() {
    return lanes.values().stream().mapToInt(Lane::inFlight).sum();
  }
}
