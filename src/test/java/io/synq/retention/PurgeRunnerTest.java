package io.synq.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.LiveTraffic;
import io.synq.platform.Cursor;
import io.synq.platform.FeaturePurge;
import io.synq.platform.GivenSettings;
import io.synq.platform.HeldLeases;
import io.synq.platform.Workers;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeRunnerTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  /** What was done, in its order. */
  private final List<String> done = new ArrayList<>();

  private final class Batches extends Purge {
    Batches() {
      super(null, null, null, null, () -> NOW);
    }

    @Override
    public List<String> tenants() {
      return List.of("a", "broken", "c");
    }

    @Override
    public Batch batch(String tenantId, Instant before, Cursor after, int most) {
      if (tenantId.equals("broken")) {
        throw new IllegalStateException("as the test wants it");
      }
      done.add(tenantId + after.id());
      return new Batch(1, after.id().isEmpty() ? new Cursor(before, "1") : null);
    }

    @Override
    public void traces(String tenantId, Instant before) {
      done.add("traces of " + tenantId);
    }
  }

  private static final class AtOnce extends Workers {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void after(Duration delay, Runnable task) {
      task.run();
    }
  }

  @SuppressWarnings("unchecked")
  private static Instance<FeaturePurge> all(List<FeaturePurge> purges) {
    return (Instance<FeaturePurge>)
        Proxy.newProxyInstance(
            PurgeRunnerTest.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> purges.iterator());
  }

  @Test
  void whatFailsForOneTenantKeepsNothingElseFromBeingDeleted() {
    PurgeRunner runner = new PurgeRunner();
    runner.settings = new RetentionSettings(GivenSettings.of());
    runner.purge = new Batches();
    FeaturePurge broken =
        now -> {
          throw new IllegalStateException("as the test wants it");
        };
    FeaturePurge other =
        now -> {
          done.add("another feature");
          return 0;
        };
    runner.others = all(List.of(broken, other));
    runner.leases = new HeldLeases();
    runner.workers = new AtOnce();
    runner.traffic = new LiveTraffic();
    runner.clock = () -> NOW;
    runner.start();
    assertThat(done)
        .containsExactly("a", "a1", "traces of a", "c", "c1", "traces of c", "another feature");
    done.clear();
    runner.start();
    assertThat(done).as("it is not at work any more").isNotEmpty();
  }
}
