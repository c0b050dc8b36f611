package io.synq.replay;

import io.synq.delivery.Lanes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many deliveries a job may open now, so that what comes in live finds its way free: a job has
 * half of an endpoint's lane at most, and nothing while much waits there already.
 */
final class Pace {
  /**
   * How a job proceeds.
   *
   * @param atOnce opened in a step, for one endpoint
   * @param pause between steps
   */
  record Gait(int atOnce, Duration pause) {}

  /** While nothing comes in. */
  static final Gait FREE = new Gait(16, Duration.ofMillis(5));

  /** What comes in waits for what a step opens: for the CPU time of very few requests. */
  static final Gait BESIDE_LIVE = new Gait(4, Duration.ofMillis(20));

  /** Opened and not yet attempted, per endpoint: half of what a lane has on the wire. */
  static final int AHEAD = Lanes.WIDTH / 2;

  /** Opened and not yet ended, retries included, per job and endpoint. */
  static final int MOST_OPEN = 256;

  /** All that waits in an endpoint's lane on this node, of this replay or not. */
  static final int MOST_BEFORE = 2 * Lanes.WIDTH;

  private Pace() {}

  /** How many a job may open by the number of its own open deliveries to the endpoint. */
  static int room(List<OpenDeliveries.Open> open) {
    int fresh = (int) open.stream().filter(one -> one.attempts() == 0).count();
    return Math.max(0, Math.min(AHEAD - fresh, MOST_OPEN - open.size()));
  }

  /**
   * How many a job may open by all limits: half of a lane's width at most, also of one that was
   * narrowed, but at least one.
   */
  static int room(List<OpenDeliveries.Open> open, int before, @Nullable Integer maxInFlight) {
    int narrowed = maxInFlight == null ? AHEAD : Math.max(1, Math.min(AHEAD, maxInFlight / 2));
    int room = room(open) - (AHEAD - narrowed);
    return Math.max(0, Math.min(room, MOST_BEFORE - before));
  }
}
