package io.synq.delivery;

import io.synq.platform.LogLine;
import io.synq.platform.Workers;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Moves lanes whose endpoint has a rate: takes turns for what waits there, and waits for them. */
final class Pacing {
  private static final System.Logger LOG = System.getLogger(Pacing.class.getName());

  private final TurnRows rows;
  private final Workers workers;
  private final InstantSource clock;
  private final Consumer<Lane> pump;

  /**
   * @param pump to be called when a lane has a turn
   */
  Pacing(TurnRows rows, Workers workers, InstantSource clock, Consumer<Lane> pump) {
    this.rows = rows;
    this.workers = workers;
    this.clock = clock;
    this.pump = pump;
  }

  void move(Lane lane) {
    Turns turns = lane.turns();
    if (turns == null) {
      return;
    }
    int wanted = turns.startTaking(lane.waiting());
    if (wanted > 0) {
      workers.execute(() -> take(lane, turns, wanted));
    }
    turns
        .startWaiting(clock.instant())
        .ifPresent(
            wait ->
                workers.after(
                    wait,
                    () -> {
                      turns.waited();
                      pump.accept(lane);
                    }));
  }

  /** Where that fails, whoever looks at the lane next tries it again. */
  private void take(Lane lane, Turns turns, int count) {
    try {
      turns.taken(rows.take(lane.endpointId, count, turns.perSecond), count);
    } catch (RuntimeException e) {
      turns.refused();
      LogLine.of("turns.not_taken").id("endpoint", lane.endpointId).warning(LOG, e);
      return;
    }
    pump.accept(lane);
  }
}
