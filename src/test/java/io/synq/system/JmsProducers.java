package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Threads that send events without ids in groups, each a transaction, until one fails. */
final class JmsProducers {
  static final int GROUP = 20;

  /** Between two groups of a thread: what is sent has to be delivered. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Set<String> committed = ConcurrentHashMap.newKeySet();
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final JmsApplication application;
  private final String key;
  private final Threads threads;
  private volatile boolean enough;

  JmsProducers(JmsApplication application, TestTenant tenant, int number) {
    this.application = application;
    key = tenant.key();
    threads = new Threads(number, this::send);
  }

  private void send() {
    while (!enough && unsure.isEmpty()) {
      sendGroup();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Sends one group. */
  void sendGroup() {
    List<String> ids = new ArrayList<>();
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < GROUP; i++) {
      String id = UUID.randomUUID().toString();
      JsonObject payload = Json.createObjectBuilder().add("id", id).build();
      ids.add(id);
      events.add(TestEvents.with(TestEvents.order(), "payload", payload));
    }
    try {
      application.sendAll(key, events);
      committed.addAll(ids);
    } catch (AssertionError e) {
      unsure.addAll(ids);
    }
  }

  /** Lets them stop after the group that they are at. */
  void stop() {
    enough = true;
  }

  /** Waits until all have stopped. */
  void join() {
    threads.join();
  }

  /** The ids, each in its event's payload, of what was committed to the queue. */
  Set<String> committed() {
    return committed;
  }

  /** Of what may be in the queue or not. */
  Set<String> unsure() {
    return unsure;
  }

  /** The event ids that a receiver got at a path, by the id in their payload. */
  static Map<String, Set<String>> received(Receiver receiver, String path) {
    return receiver.at(path).stream()
        .collect(
            Collectors.groupingBy(
                request -> request.json().getJsonObject("payload").getString("id", ""),
                Collectors.mapping(Received::eventId, Collectors.toSet())));
  }
}
