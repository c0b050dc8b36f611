package io.synq.replay;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Wake;
import io.synq.delivery.Withdrawal;
import io.synq.disk.DiskReserve;
import io.synq.event.LiveTraffic;
import io.synq.platform.Drain;
import io.synq.platform.Ids;
import io.synq.platform.LogLine;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Works on jobs, a small step at a time; between steps no thread waits. */
@ApplicationScoped
public class ReplayRunner {
  private static final System.Logger LOG = System.getLogger(ReplayRunner.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  @Inject ReplaySteps steps;
  @Inject Lookout lookout;
  @Inject Withdrawal withdrawal;
  @Inject DeliveryQueue queue;
  @Inject Workers workers;
  @Inject LiveTraffic traffic;
  @Inject Drain drain;
  @Inject DiskReserve disk;
  @Inject InstantSource clock;

  /** Takes the jobs that nobody works on: new ones, and those of nodes that went down. */
  void takeFree() {
    if (drain.begun()) {
      return;
    }
    for (String id : steps.free()) {
      ReplaySteps.Held held = new ReplaySteps.Held(id, Ids.uuid().toString());
      if (steps.take(held)) {
        LogLine.of("replay.taken").id("replay", id).info(LOG);
        workers.execute(() -> run(held, Pace.FREE.pause(), 0));
      }
    }
  }

  private void run(ReplaySteps.Held held, Duration pause, int turn) {
    Pace.Gait gait = traffic.flows(clock.instant()) ? Pace.BESIDE_LIVE : Pace.FREE;
    Duration next = LONGEST_PAUSE;
    try {
      if (drain.begun()) {
        steps.release(held);
        return;
      }
      Optional<ReplaySteps.Status> status = steps.settle(held);
      if (status.isEmpty() || status.get().settled()) {
        status.ifPresent(done -> log(held, done));
        return;
      }
      boolean moved = step(held, status.get(), turn, gait.atOnce());
      next = moved ? gait.pause() : pause.multipliedBy(2);
    } catch (RuntimeException e) {
      LogLine.of("replay.step_failed").id("replay", held.replayId()).error(LOG, e);
      if (!noted(held)) {
        return;
      }
    }
    Duration wait = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    workers.after(wait, () -> run(held, wait, turn + 1));
  }

  /** Opens some for one endpoint, another one each turn; whether the job has come further. */
  private boolean step(ReplaySteps.Held held, ReplaySteps.Status status, int turn, int atOnce) {
    boolean moved = status.moved();
    if (status.state() != ReplayState.RUNNING) {
      withdraw(status);
      return moved;
    }
    if (disk.isTouched()) {
      return moved; // it goes on when there is room
    }
    int endpoints = status.ahead().size();
    for (int i = 0; i < endpoints; i++) {
      ReplaySteps.Ahead ahead = status.ahead().get(Math.floorMod(turn + i, endpoints));
      Optional<Selection.Found> found = lookout.next(status, ahead, atOnce);
      if (found.isPresent()) {
        List<Wake> wakes = steps.advance(held, ahead, found.get());
        queue.wake(wakes);
        moved |= !found.get().position().equals(ahead.position());
        if (!wakes.isEmpty()) {
          return true;
        }
      }
    }
    return moved;
  }

  private void withdraw(ReplaySteps.Status status) {
    List<String> waiting =
        status.open().stream()
            .filter(OpenDeliveries.Open::waits)
            .map(OpenDeliveries.Open::deliveryId)
            .toList();
    for (int start = 0; start < waiting.size(); start += Withdrawal.MOST) {
      int end = Math.min(waiting.size(), start + Withdrawal.MOST);
      withdrawal.withdrawAll(
          status.tenantId(), waiting.subList(start, end), "its replay was ended");
    }
  }

  /** False when not even that can be written: another node goes on once the lease has ended. */
  private boolean noted(ReplaySteps.Held held) {
    try {
      steps.noteFailure(held);
      return true;
    } catch (RuntimeException e) {
      LogLine.of("replay.left").id("replay", held.replayId()).warning(LOG, e);
      return false;
    }
  }

  private static void log(ReplaySteps.Held held, ReplaySteps.Status done) {
    LogLine.of("replay." + done.state().text())
        .id("tenant", done.tenantId())
        .id("replay", held.replayId())
        .info(LOG);
  }
}
