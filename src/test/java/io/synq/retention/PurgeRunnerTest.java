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
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PurgeRunnerTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private static final Logger LOG = Logger.getLogger(PurgeRunner.class.getName());

  private Instant now = NOW;
  private Duration ofABatch = Duration.ZERO;

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
      now = now.plus(ofABatch);
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

  private PurgeRunner runner(List<FeaturePurge> others) {
    return new PurgeRunner(
        new RetentionSettings(GivenSettings.of()),
        new Batches(),
        all(others),
        new HeldLeases(),
        new AtOnce(),
        new LiveTraffic(),
        () -> now);
  }

  @Test
  void whatTakesLongSaysEachMinuteHowMuchWasDeleted() {
    List<String> said = new ArrayList<>();
    Handler log =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            said.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    ofABatch = Duration.ofSeconds(30);
    LOG.addHandler(log);
    try {
      runner(List.of()).start();
    } finally {
      LOG.removeHandler(log);
    }
    assertThat(said)
        .filteredOn(line -> line.startsWith("events.purged"))
        .containsExactly("events.purged events=2", "events.purged events=2");
  }

  @Test
  void whatFailsForOneTenantKeepsNothingElseFromBeingDeleted() {
    FeaturePurge broken =
        now -> {
          throw new IllegalStateException("as the test wants it");
        };
    FeaturePurge other =
        now -> {
          done.add("another feature");
          return 0;
        };
    PurgeRunner runner = runner(List.of(broken, other));
    runner.start();
    assertThat(done)
        .containsExactly("a", "a1", "traces of a", "c", "c1", "traces of c", "another feature");
    done.clear();
    runner.start();
    assertThat(done).as("it is not at work any more").isNotEmpty();
  }
}
