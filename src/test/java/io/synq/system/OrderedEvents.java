package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Events of several keys, numbered within each: rounds of one event of every key. */
final class OrderedEvents {
  /** What an endpoint is to say of them. */
  static final String BY_ORDER = "\"ordering\":\"key\",\"ordering_key\":\"payload.order_id\"";

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

  private static JsonObject payload(Received request) {
    return request.json().getJsonObject("payload");
  }

  /** Which numbers came of each key, in their order. */
  static Map<String, List<Integer>> numbers(List<Received> requests) {
    Map<String, List<Integer>> numbers = new TreeMap<>();
    for (Received request : requests) {
      numbers
          .computeIfAbsent(payload(request).getString("order_id"), key -> new ArrayList<>())
          .add(payload(request).getInt("number"));
    }
    return numbers;
  }

  /**
   * Each key's events came one after the other, from the first on: none is followed by one before
   * it, so that what came again did so before the next one.
   */
  static void assertOrder(List<Received> requests, int keys, int rounds) {
    Map<String, List<Integer>> numbers = numbers(requests);
    assertThat(numbers).hasSize(keys);
    numbers.forEach(
        (key, came) -> {
          assertThat(came).as(key).isSorted();
          assertThat(came.stream().distinct()).as(key).hasSize(rounds);
        });
  }
}
