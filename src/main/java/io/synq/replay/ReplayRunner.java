package io.synq.replay;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Wake;
import io.synq.delivery.Withdrawal;
import io.synq.disk.DiskReserve;
import io.synq.event.LiveTraffic;
import io.synq.platform.CostlyWork;
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
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Works on jobs, a small step at a time; between steps no thread waits. */
@ApplicationScoped
public class ReplayRunner {
  private static final System.Logger LOG = System.getLogger(ReplayRunner.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final ReplaySteps steps;
  private final Lookout lookout;
  private final Withdrawal withdrawal;
  private final DeliveryQueue queue;
  private final Workers workers;
  private final CostlyWork turns;
  private final LiveTraffic traffic;
  private final Drain drain;
  private final DiskReserve disk;
  private final InstantSource clock;

  @Inject
  ReplayRunner(
      ReplaySteps steps,
      Lookout lookout,
      Withdrawal withdrawal,
      DeliveryQueue queue,
      Workers workers,
      CostlyWork turns,
      LiveTraffic traffic,
      Drain drain,
      DiskReserve disk,
      InstantSource clock) {
    this.steps = steps;
    this.lookout = lookout;
    this.withdrawal = withdrawal;
    this.queue = queue;
    this.workers = workers;
    this.turns = turns;
    this.traffic = traffic;
    this.drain = drain;
    this.disk = disk;
    this.clock = clock;
  }

  /** Takes the jobs that nobody works on: new ones, and those of nodes that went down. */
  void takeFree() {
    if (drain.begun()) {
      return;
    }
    for (String id : steps.free()) {
      ReplaySteps.Held held = new ReplaySteps.Held(id, Ids.uuid().toString());
      if (steps.take(held)) {
        LogLine.of("replay.taken").id("replay", id).info(LOG);
        workers.execute(() -> run(held, Pace.FREE.pause(), 0, false));
      }
    }
  }

  /**
   * Does a round.
   *
   * @param well whether the one before went well
   */
  private void run(ReplaySteps.Held held, Duration pause, int turn, boolean well) {
    attempt(
        held,
        turn,
        () -> {
          if (drain.begun()) {
            steps.release(held);
            return;
          }
          Optional<ReplaySteps.Status> status = steps.settle(held, well);
          if (status.isEmpty() || status.get().settled()) {
            status.ifPresent(done -> log(held, done));
          } else {
            new Round(held, status.get(), pause, turn).begin();
          }
        });
  }

  private void attempt(ReplaySteps.Held held, int turn, Runnable part) {
    try {
      part.run();
    } catch (RuntimeException e) {
      LogLine.of("replay.step_failed").id("replay", held.replayId()).error(LOG, e);
      if (noted(held)) {
        goOn(held, LONGEST_PAUSE, turn, false);
      }
    }
  }

  private void goOn(ReplaySteps.Held held, Duration next, int turn, boolean well) {
    Duration wait = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    workers.after(wait, () -> run(held, wait, turn + 1, well));
  }

  /** Opens some deliveries for one endpoint, each time for another one. */
  private final class Round {
    private final ReplaySteps.Held held;
    private final ReplaySteps.Status status;
    private final Duration pause;
    private final int turn;
    private final Pace.Gait gait = traffic.flows(clock.instant()) ? Pace.BESIDE_LIVE : Pace.FREE;
    private boolean moved;
    private int asked;

    Round(ReplaySteps.Held held, ReplaySteps.Status status, Duration pause, int turn) {
      this.held = held;
      this.status = status;
      this.pause = pause;
      this.turn = turn;
      this.moved = status.moved();
    }

    void begin() {
      if (status.state() != ReplayState.RUNNING) {
        withdraw(status);
        end();
      } else if (disk.isTouched()) {
        end(); // it goes on when there is room
      } else {
        askOthers();
      }
    }

    /** What is costly waits for the tenant's turn, and no thread waits for that. */
    private void askOthers() {
      int endpoints = status.ahead().size();
      while (asked < endpoints) {
        ReplaySteps.Ahead ahead = status.ahead().get(Math.floorMod(turn + asked++, endpoints));
        Optional<Lookout.Look> look = lookout.next(status, ahead, gait.atOnce());
        if (look.isPresent() && look.get().costly()) {
          turns
              .submitJob(status.tenantId(), look.get().steps())
              .whenCompleteAsync((found, failure) -> goOn(ahead, found, failure), workers);
          return;
        }
        if (look.isPresent() && opens(ahead, look.get().steps().all())) {
          break;
        }
      }
      end();
    }

    private void goOn(
        ReplaySteps.Ahead ahead, Selection.@Nullable Found found, @Nullable Throwable failure) {
      attempt(
          held,
          turn,
          () -> {
            if (found == null) {
              throw new CompletionException(failure);
            }
            if (opens(ahead, found)) {
              end();
            } else {
              askOthers();
            }
          });
    }

    /** Opens deliveries of what was found; false if there was nothing. */
    private boolean opens(ReplaySteps.Ahead ahead, Selection.Found found) {
      List<Wake> wakes = steps.advance(held, ahead, found);
      queue.wake(wakes);
      moved |= !wakes.isEmpty() || !found.position().equals(ahead.position());
      return !wakes.isEmpty();
    }

    private void end() {
      ReplayRunner.this.goOn(held, moved ? gait.pause() : pause.multipliedBy(2), turn, true);
    }
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
