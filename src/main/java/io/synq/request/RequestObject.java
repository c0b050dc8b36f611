package io.synq.request;

import io.synq.platform.Names;
import io.synq.platform.Times;
import io.synq.platform.Violations;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A request's JSON object, read member by member. What is wrong gathers until {@link #check}, which
 * refuses the request with every violation at once; members that nobody asked for are violations.
 */
public final class RequestObject {
  private final JsonObject json;
  private final String pointer;
  private final Set<String> known = new HashSet<>();
  private final Map<String, RequestObject> inner = new LinkedHashMap<>();
  private final Violations violations;

  private RequestObject(JsonObject json) {
    this(json, "", new Violations());
  }

  private RequestObject(JsonObject json, String pointer, Violations violations) {
    this.json = json;
    this.pointer = pointer;
    this.violations = violations;
  }

  /** Reads a body as {@link Requests} does. */
  public static RequestObject parse(byte[] body) {
    return new RequestObject(Requests.parse(body));
  }

  /** An absent body is an empty object: for operations whose members are all optional. */
  public static RequestObject parseOptional(byte[] body) {
    return body.length == 0 ? new RequestObject(JsonValue.EMPTY_JSON_OBJECT) : parse(body);
  }

  public boolean isEmpty() {
    return json.isEmpty();
  }

  public boolean has(String name) {
    known.add(name);
    return json.containsKey(name);
  }

  public boolean isNull(String name) {
    return has(name) && json.get(name) == JsonValue.NULL;
  }

  public boolean isEmptyArray(String name) {
    return has(name) && JsonValue.EMPTY_JSON_ARRAY.equals(json.get(name));
  }

  /**
   * @param member a JSON Pointer into this object
   */
  public void violation(String member, String message) {
    violations.add(pointer + member, message);
  }

  /**
   * What is wrong with a member that was judged as a whole.
   *
   * @param member a JSON Pointer into this object
   * @param inner with pointers into the member
   */
  public void violations(String member, Violations inner) {
    violations.addAll(pointer + member, inner);
  }

  /** An object in this one, which is checked together with it; absent and null are empty. */
  public Optional<RequestObject> object(String name) {
    return member(name, JsonObject.class, "an object")
        .map(
            object ->
                inner.computeIfAbsent(
                    name,
                    key ->
                        new RequestObject(
                            object, pointer + "/" + Requests.escape(key), violations)));
  }

  /** A text without control characters; absent and null are empty. */
  public Optional<String> text(String name, int max) {
    return text(name, max, Names::printable);
  }

  /** A text that may have several lines; absent and null are empty. */
  public Optional<String> lines(String name, int max) {
    return text(name, max, Names::lines);
  }

  private Optional<String> text(
      String name, int max, BiFunction<String, Integer, Optional<String>> form) {
    return member(name, JsonString.class, "a string")
        .map(JsonString::getString)
        .flatMap(
            text -> {
              Optional<String> fitting = form.apply(text, max);
              if (fitting.isEmpty()) {
                violation(
                    "/" + name, "must be 1 to " + max + " characters without control characters");
              }
              return fitting;
            });
  }

  /** A UUID in its canonical form; absent and null are empty. */
  public Optional<String> uuid(String name) {
    return member(name, JsonString.class, "a string")
        .flatMap(
            text -> {
              Optional<String> uuid = Names.uuid(text.getString());
              if (uuid.isEmpty()) {
                violation("/" + name, "must be a UUID");
              }
              return uuid;
            });
  }

  public Optional<String> required(String name, int max) {
    if (!has(name)) {
      violation("/" + name, "is required");
    } else if (json.get(name) == JsonValue.NULL) {
      violation("/" + name, "must be a string");
    }
    return text(name, max);
  }

  public Optional<Boolean> flag(String name) {
    Optional<JsonValue> value = member(name, JsonValue.class, "");
    if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
      violation("/" + name, "must be true or false");
      return Optional.empty();
    }
    return value.map(JsonValue.TRUE::equals);
  }

  /** An object as it is; absent and null are empty. */
  public Optional<JsonObject> json(String name) {
    return member(name, JsonObject.class, "an object");
  }

  public Optional<Integer> number(String name, int min, int max) {
    return member(name, JsonNumber.class, "a number")
        .flatMap(
            number -> {
              try {
                int value = number.intValueExact();
                if (value >= min && value <= max) {
                  return Optional.of(value);
                }
              } catch (ArithmeticException | NumberFormatException e) {
                // refused below
              } catch (UnsupportedOperationException e) {
                // more digits than the JSON library reads: refused below
              }
              violation("/" + name, "must be a whole number from " + min + " to " + max);
              return Optional.empty();
            });
  }

  public Optional<Instant> time(String name) {
    return text(name, 64)
        .flatMap(
            text -> {
              Optional<Instant> time = Times.parse(text);
              if (time.isEmpty()) {
                violation("/" + name, "must be a time like 2024-12-04T15:32:07.412Z");
              }
              return time;
            });
  }

  /** A list of texts; absent and null are empty. */
  public Optional<List<String>> texts(String name, int maxElements, int maxLength) {
    return member(name, jakarta.json.JsonArray.class, "an array of strings")
        .map(
            array -> {
              List<String> texts = new ArrayList<>();
              if (array.size() > maxElements) {
                violation("/" + name, "must have at most " + maxElements + " elements");
                return texts;
              }
              for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof JsonString string
                    && Names.printable(string.getString(), maxLength).isPresent()) {
                  texts.add(string.getString());
                } else {
                  violation(
                      "/" + name + "/" + i,
                      "must be a string of 1 to " + maxLength + " characters");
                }
              }
              return texts;
            });
  }

  /** Refuses the request (422) if anything was wrong or unknown. */
  public void check() {
    refuseUnknown();
    violations.check();
  }

  private void refuseUnknown() {
    for (String name : json.keySet()) {
      if (!known.contains(name)) {
        violation("/" + Requests.escape(name), "is not a member of this resource");
      }
    }
    inner.values().forEach(RequestObject::refuseUnknown);
  }

  private <T extends JsonValue> Optional<T> member(String name, Class<T> type, String kind) {
    if (!has(name) || json.get(name) == JsonValue.NULL) {
      return Optional.empty();
    }
    JsonValue value = json.get(name);
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    violation("/" + name, "must be " + kind);
    return Optional.empty();
  }
}
