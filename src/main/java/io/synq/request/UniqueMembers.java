package io.synq.request;

import io.synq.platform.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON in which no object has a member twice: JSON-P takes the last, and nobody knows which
 * of them a caller means.
 */
public final class UniqueMembers {
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private final JsonParser parser;
  private final Deque<String> path = new ArrayDeque<>();

  private UniqueMembers(JsonParser parser, String base) {
    this.parser = parser;
    path.addLast(base);
  }

  /**
   * The next value; 422 at the first member that appears twice.
   *
   * @param base a JSON Pointer to that value
   */
  public static JsonValue read(JsonParser parser, String base) {
    return new UniqueMembers(parser, base).value(parser.next());
  }

  private JsonValue value(JsonParser.Event token) {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      default -> parser.getValue();
    };
  }

  private JsonObject object() {
    JsonObjectBuilder object = BUILDERS.createObjectBuilder();
    Set<String> names = new HashSet<>();
    while (parser.next() != JsonParser.Event.END_OBJECT) {
      String name = parser.getString();
      path.addLast(name);
      if (!names.add(name)) {
        throw Problem.invalid(pointer(), "appears twice").exception();
      }
      object.add(name, value(parser.next()));
      path.removeLast();
    }
    return object.build();
  }

  private JsonValue array() {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    int index = 0;
    for (JsonParser.Event token = parser.next();
        token != JsonParser.Event.END_ARRAY;
        token = parser.next()) {
      path.addLast(Integer.toString(index++));
      array.add(value(token));
      path.removeLast();
    }
    return array.build();
  }

  private String pointer() {
    StringBuilder pointer = new StringBuilder(path.removeFirst());
    path.forEach(step -> pointer.append('/').append(Requests.escape(step)));
    return pointer.toString();
  }
}
