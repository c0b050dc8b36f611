package io.synq.eventtype;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many schemas one schema applies when each of its keywords finds something: those that are
 * referred to count as often as they are, so that alternatives that refer to alternatives are as
 * costly here as when payloads are checked. A schema that is reached from itself, further inside
 * the payload, counts once there: how often that goes on is up to the payload.
 */
final class SchemaCost {
  private static final long MOST = Long.MAX_VALUE / 4;
  private static final Set<String> SAME_VALUE = Set.of("not", "if", "then", "else");
  private static final Set<String> SAME_VALUE_LISTED = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> INSIDE =
      Set.of(
          "items",
          "additionalProperties",
          "contains",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> INSIDE_NAMED = Set.of("properties", "patternProperties");

  private final Map<String, JsonValue> targets;
  private final Map<JsonObject, Long> known = new IdentityHashMap<>();
  private final Set<JsonObject> within = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param targets every schema that can be referred to, by its reference
   */
  SchemaCost(Map<String, JsonValue> targets) {
    this.targets = targets;
  }

  /** Why a schema cannot be used, in words and with its cost; nothing if it is at most so much. */
  Optional<String> objection(JsonObject schema, long most) {
    try {
      long cost = cost(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
      return cost <= most
          ? Optional.empty()
          : Optional.of(
              "is too costly: it applies "
                  + (cost >= MOST ? "beyond all counting" : cost)
                  + " schemas, each as often as it is referred to; at most "
                  + most
                  + " can be checked");
    } catch (EndlessException e) {
      return Optional.of("has a schema that refers to itself for the same value: it never ends");
    }
  }

  /**
   * @param sameValue the schemas through which this one is applied to the same value
   */
  private long cost(JsonValue value, Set<JsonObject> sameValue) {
    if (!(value instanceof JsonObject schema)) {
      return 1;
    }
    if (sameValue.contains(schema)) {
      throw new EndlessException();
    }
    Long before = known.get(schema);
    if (before != null) {
      return before;
    }
    if (!within.add(schema)) {
      return 1;
    }
    sameValue.add(schema);
    long cost = 1;
    for (Map.Entry<String, JsonValue> keyword : schema.entrySet()) {
      cost = sum(cost, cost(keyword.getKey(), keyword.getValue(), sameValue));
    }
    sameValue.remove(schema);
    within.remove(schema);
    known.put(schema, cost);
    return cost;
  }

  private long cost(String keyword, JsonValue value, Set<JsonObject> sameValue) {
    if (keyword.equals("$ref") && value instanceof JsonString reference) {
      return cost(targets.getOrDefault(reference.getString(), JsonValue.TRUE), sameValue);
    }
    if (SAME_VALUE.contains(keyword)) {
      return cost(value, sameValue);
    }
    if (SAME_VALUE_LISTED.contains(keyword) && value instanceof JsonArray array) {
      return all(array, sameValue);
    }
    if (keyword.equals("dependentSchemas") && value instanceof JsonObject object) {
      return all(object.values(), sameValue);
    }
    return inside(keyword, value);
  }

  private long inside(String keyword, JsonValue value) {
    if (INSIDE.contains(keyword)) {
      return anew(List.of(value));
    }
    if (keyword.equals("prefixItems") && value instanceof JsonArray array) {
      return anew(array);
    }
    return INSIDE_NAMED.contains(keyword) && value instanceof JsonObject object
        ? anew(object.values())
        : 0;
  }

  private long anew(Collection<JsonValue> schemas) {
    return all(schemas, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private long all(Collection<JsonValue> schemas, Set<JsonObject> sameValue) {
    long cost = 0;
    for (JsonValue schema : schemas) {
      cost = sum(cost, cost(schema, sameValue));
    }
    return cost;
  }

  private static long sum(long one, long other) {
    return Math.min(MOST, one + other);
  }

  private static final class EndlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessException() {
      super(null, null, false, false);
    }
  }
}
