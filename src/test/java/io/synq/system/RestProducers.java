package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Threads that post events, one after the other, until there is no answer. */
final class RestProducers {
  private final Map<String, Boolean> posted = new ConcurrentHashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final Threads threads;
  private final Duration pause;
  private volatile boolean enough;

  /**
   * @param pause between two events of a thread
   */
  RestProducers(TestTenant tenant, int number, Duration pause) {
    this.pause = pause;
    threads = new Threads(number, () -> post(tenant.api()));
  }

  private void post(Api api) {
    try {
      while (!enough) {
        String id = UUID.randomUUID().toString();
        posted.put(id, false);
        Answer answer = api.post("/events", event(id));
        if (answer.status() != 202) {
          refused.add(answer.status() + " " + answer.text());
          return;
        }
        posted.put(id, true);
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (Api.NoAnswerException e) {
      // The server is gone.
    }
  }

  /** An event of this id, which is in its payload too. */
  static JsonObject event(String id) {
    JsonObject event = TestEvents.with(TestEvents.order(), "event_id", id);
    return TestEvents.with(event, "payload", Json.createObjectBuilder().add("id", id).build());
  }

  /** Lets them stop after the event that they are at. */
  void stop() {
    enough = true;
  }

  /** Waits until all have stopped. */
  void join() {
    threads.join();
  }

  /** The ids of what was sent. */
  Set<String> posted() {
    return posted.keySet();
  }

  /** Answers that were none that a producer expects. */
  List<String> refused() {
    return refused;
  }

  /** The ids of what was answered. */
  Set<String> accepted() {
    return with(true);
  }

  /** The ids of what was sent without an answer. */
  Set<String> unanswered() {
    return with(false);
  }

  private Set<String> with(boolean answered) {
    return posted.entrySet().stream()
        .filter(event -> event.getValue() == answered)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
