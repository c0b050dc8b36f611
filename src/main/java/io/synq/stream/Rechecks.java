package io.synq.stream;

import io.synq.access.Admission;
import io.synq.platform.FairWork;
import io.synq.platform.Monotonic;
import io.synq.platform.Workers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Checks again the credentials by which readers were let in, on threads of its own, since that may
 * take long. It does so once at a time for all streams of a reader, and tenants take turns.
 */
final class Rechecks {
  private static final int THREADS = 4;

  private final Predicate<Admission> holds;
  private final Consumer<Admission> lost;
  private final FairWork turns;
  private final Set<Admission> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param most of how many readers there are streams
   * @param lost is told whose is no longer good
   */
  Rechecks(Workers workers, int most, Predicate<Admission> holds, Consumer<Admission> lost) {
    this.holds = holds;
    this.lost = lost;
    turns =
        new FairWork(
            workers,
            workers::after,
            Monotonic.instants(),
            () -> Duration.ofNanos(Monotonic.nanos()), // to wait takes the turn as well
            new FairWork.Limits(THREADS, most, 100));
  }

  /** Asks, unless that is under way. */
  void ask(Admission admission) {
    // Checks of a tenant's tokens, which may wait for an issuer, hold up no other checks of it.
    String turn = admission.caller().tenantId() + admission.caller().kind();
    if (underWay.add(admission) && !turns.submit(turn, () -> answer(admission))) {
      underWay.remove(admission);
    }
  }

  private boolean answer(Admission admission) {
    try {
      if (!holds.test(admission)) {
        lost.accept(admission);
      }
    } finally {
      underWay.remove(admission);
    }
    return false;
  }
}
