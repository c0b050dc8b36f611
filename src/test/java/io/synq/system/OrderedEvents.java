package io.synq.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Events of several keys, numbered within each: rounds of one event of every key. */
final class OrderedEvents {
  /** What an endpoint is to say of them. */
  static final String BY_ORDER = "\"ordering\":\"key\",\"ordering_key\":\"payload.order_id\"";

  /** How long an answer is held: what does not wait for it comes meanwhile. */
  private static final Duration HELD = Duration.ofMillis(50);

  private OrderedEvents() {}

  static JsonObject of(String key, int number) {
    return TestEvents.with(
        TestEvents.with(TestEvents.of("order.updated"), "event_id", UUID.randomUUID().toString()),
        "payload",
        Json.createObjectBuilder().add("order_id", key).add("number", number).build());
  }

  /** One of each of so many keys. */
  static List<JsonObject> round(int keys, int number) {
    List<JsonObject> events = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      events.add(of("order-" + key, number));
    }
    return events;
  }

  /**
   * Answers after a while.
   *
   * @param fails which requests are refused
   * @param successes takes the first of each event, by its id, before the sender can know of it
   */
  static Reaction answering(Predicate<Received> fails, Map<String, Instant> successes) {
    return Reaction.by(
        request ->
            Reaction.after(
                HELD,
                socket -> {
                  boolean failed = fails.test(request);
                  if (!failed) {
                    successes.putIfAbsent(request.eventId(), Instant.now());
                  }
                  return Reaction.status(failed ? 503 : 200).react(socket);
                }));
  }

  private static JsonObject payload(Received request) {
    return request.json().getJsonObject("payload");
  }

  private static String key(Received request) {
    return payload(request).getString("order_id");
  }

  private static int number(Received request) {
    return payload(request).getInt("number");
  }

  /** Which numbers came of each key, in their order. */
  static Map<String, List<Integer>> numbers(List<Received> requests) {
    return requests.stream()
        .collect(
            groupingBy(OrderedEvents::key, TreeMap::new, mapping(OrderedEvents::number, toList())));
  }

  /**
   * Each key's events came one after the other, from the first on: none before the one before it
   * had succeeded, and none after the next one, so that what came again did so before that.
   */
  static void assertOrder(
      List<Received> requests, Map<String, Instant> successes, int keys, int rounds) {
    Map<String, List<Received>> byKey =
        requests.stream().collect(groupingBy(OrderedEvents::key, TreeMap::new, toList()));
    assertThat(byKey).hasSize(keys);
    byKey.forEach(
        (key, came) -> {
          assertThat(came).extracting(OrderedEvents::number).as(key).isSorted();
          assertThat(came.stream().map(OrderedEvents::number).distinct()).as(key).hasSize(rounds);
          assertThat(successes).as(key).containsKeys(ids(came));
          for (int i = 1; i < came.size(); i++) {
            assertWaited(came.get(i), came.get(i - 1), successes);
          }
        });
  }

  private static String[] ids(List<Received> requests) {
    return requests.stream().map(Received::eventId).distinct().toArray(String[]::new);
  }

  private static void assertWaited(Received next, Received before, Map<String, Instant> successes) {
    if (number(next) != number(before)) {
      assertThat(next.at())
          .as("%s, and the success of the one before", next)
          .isAfterOrEqualTo(successes.get(before.eventId()));
    }
  }
}
