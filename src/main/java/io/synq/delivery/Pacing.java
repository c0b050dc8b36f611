package io.synq.delivery;

import io.synq.platform.LogLine;
import io.synq.platform.Workers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Moves lanes whose endpoint has a rate: takes turns for what waits there, and waits for them. */
final class Pacing {
  private static final System.Logger LOG = System.getLogger(Pacing.class.getName());

  private final TurnRows rows;
  private final Workers workers;
  private final InstantSource pace;
  private final Consumer<Lane> pump;

  /**
   * @param pace the clock of turns
   * @param pump to be called when a lane has a turn
   */
  Pacing(TurnRows rows, Workers workers, InstantSource pace, Consumer<Lane> pump) {
    this.rows = rows;
    this.workers = workers;
    this.pace = pace;
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
        .startWaiting(pace.instant())
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
      Duration wait = rows.take(lane.endpointId, count, turns.perSecond);
      turns.taken(pace.instant().plus(wait), count);
    } catch (RuntimeException e) {
      turns.refused();
      LogLine.of("turns.not_taken").id("endpoint", lane.endpointId).warning(LOG, e);
      return;
    }
    pump.accept(lane);
  }
}
