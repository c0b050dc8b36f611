package io.synq.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts events all the time, each to a node that was ready a moment ago, as a load balancer does.
 */
final class SteadyCalls implements AutoCloseable {
  private static final int PERIOD_MS = 40;
  private static final int PROBE_MS = 200;

  private final List<SynqServer> nodes;
  private final String key;
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);

  /** What a load balancer looks at does not wait behind what it passes on. */
  private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();

  private volatile List<SynqServer> ready;

  SteadyCalls(List<SynqServer> nodes, String key) {
    this.nodes = nodes;
    this.key = key;
    this.ready = nodes;
    probes.scheduleWithFixedDelay(this::probe, 0, PROBE_MS, TimeUnit.MILLISECONDS);
    threads.scheduleAtFixedRate(
        () -> threads.execute(this::call), 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private void probe() {
    ready = nodes.stream().filter(SynqServer::isReady).toList();
  }

  private void call() {
    List<SynqServer> now = ready;
    if (now.isEmpty()) {
      failures.add("no node is ready");
      return;
    }
    SynqServer node = now.get(turn.getAndIncrement() % now.size());
    try {
      Answer answer = Api.withKey(node.url(), key).post("/events", TestEvents.order());
      if (answer.status() == 202) {
        accepted.add(answer.string("event_id"));
      } else {
        failures.add(node.url() + " answered " + answer.status() + " " + answer.text());
      }
    } catch (Api.NoAnswerException e) {
      failures.add(node.url() + " " + e.getCause());
    }
  }

  /** Waits until so many more are accepted. */
  void goOn(int more) {
    int wanted = accepted.size() + more;
    Await.until(Duration.ofMinutes(1), () -> accepted.size() >= wanted);
  }

  /** The events that were accepted. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** What went wrong, in words. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Begins no further calls, and waits for those that are under way. */
  @Override
  public void close() {
    threads.shutdown();
    probes.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new AssertionError("a call has no answer");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
