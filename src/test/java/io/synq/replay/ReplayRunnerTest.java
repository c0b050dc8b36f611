package io.synq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.DeliveryQueue;
import io.synq.delivery.Wake;
import io.synq.disk.DiskReserve;
import io.synq.disk.DiskSettings;
import io.synq.event.LiveTraffic;
import io.synq.platform.CostlyWork;
import io.synq.platform.CostlyWorkSettings;
import io.synq.platform.Cursor;
import io.synq.platform.Drain;
import io.synq.platform.GivenSettings;
import io.synq.platform.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayRunnerTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Cursor POSITION = ReplayTarget.start(NOW);
  private static final ReplayFilter FILTER =
      new ReplayFilter(NOW, NOW, List.of(), List.of(), Choice.ANY, Narrowing.NONE);

  /** What was done, in its order. */
  private final List<String> done = new ArrayList<>();

  private final Later later = new Later();
  private final ReplayRunner runner =
      new ReplayRunner(
          new Steps(),
          new Looks(),
          null,
          new Waking(),
          later,
          new CostlyWork(
              new CostlyWorkSettings(GivenSettings.of()), later, () -> NOW, () -> Duration.ZERO),
          new LiveTraffic(),
          new Drain(),
          new Room(),
          () -> NOW);
  private boolean costly;
  private boolean failing;

  /** The threads: what is handed in is done when the test says so. */
  private static final class Later extends Workers {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      tasks.add(task);
    }

    void next() {
      tasks.remove().run();
    }
  }

  private final class Steps extends ReplaySteps {
    Steps() {
      super(null, null, null);
    }

    @Override
    public List<String> free() {
      return List.of("rpl_1");
    }

    @Override
    public boolean take(Held held) {
      return true;
    }

    @Override
    public Optional<Status> settle(Held held, boolean well) {
      done.add(well ? "went well" : "settled");
      var ahead = List.of(new Ahead("rpt_1", "ep_1", POSITION));
      return Optional.of(
          new Status("tenant", FILTER, ReplayState.RUNNING, List.of(), ahead, false, false));
    }

    @Override
    public List<Wake> advance(Held held, Ahead ahead, Selection.Found found) {
      done.add("opened");
      return List.of(new Wake("dlv_1", "tenant", "ep_1", 2, true));
    }

    @Override
    public void noteFailure(Held held) {
      done.add("failed");
    }
  }

  private final class Looks extends Lookout {
    Looks() {
      super(null, null, null, null, null);
    }

    @Override
    Optional<Look> next(ReplaySteps.Status status, ReplaySteps.Ahead ahead, int atOnce) {
      return Optional.of(new Look(this::look, costly));
    }

    private Optional<Selection.Found> look() {
      if (failing) {
        throw new IllegalStateException("as the test wants it");
      }
      done.add("looked");
      return Optional.of(new Selection.Found(List.of(), POSITION, false));
    }
  }

  private static final class Waking extends DeliveryQueue {
    Waking() {
      super(null, null, null);
    }

    @Override
    public void wake(Collection<Wake> wakes) {}
  }

  private static final class Room extends DiskReserve {
    Room() {
      super(null, new DiskSettings(GivenSettings.of()));
    }

    @Override
    public boolean isTouched() {
      return false;
    }
  }

  @BeforeEach
  void begin() {
    runner.takeFree();
  }

  @Test
  void whatIsNotCostlyIsDoneAtOnce() {
    later.next();
    later.next();
    assertThat(done)
        .containsExactly("settled", "looked", "opened", "went well", "looked", "opened");
  }

  @Test
  void whatIsCostlyWaitsForItsTurnAndIsOpenedElsewhere() {
    costly = true;
    later.next();
    assertThat(done).containsExactly("settled");
    later.next();
    assertThat(done).containsExactly("settled", "looked");
    later.next();
    assertThat(done).containsExactly("settled", "looked", "opened");
    later.next();
    assertThat(done).endsWith("went well");
  }

  @Test
  void aRoundThatFailedDidNotGoWell() {
    failing = true;
    for (boolean each : new boolean[] {false, true}) {
      costly = each;
      done.clear();
      while (!done.contains("failed")) {
        later.next();
      }
      assertThat(done).containsExactly("settled", "failed");
    }
    failing = false;
    costly = false;
    done.clear();
    later.next();
    later.next();
    assertThat(done).startsWith("settled", "looked", "opened", "went well");
  }
}
