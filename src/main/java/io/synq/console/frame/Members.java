package io.synq.console.frame;

import io.synq.request.Patch;
import io.synq.request.Requests;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a form's fields say, as the body of a request to the API. */
public final class Members {
  private final JsonObjectBuilder json = Json.createObjectBuilder();

  /** A text; left out if blank, which the API then says is required. */
  public Members required(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      json.add(name, value.strip());
    }
    return this;
  }

  /** A text; null if blank. */
  public Members text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      json.addNull(name);
    } else {
      json.add(name, value.strip());
    }
    return this;
  }

  /** A password, to the letter; left out if there is none. */
  public Members secret(String name, String value) {
    if (!value.isEmpty()) {
      json.add(name, value);
    }
    return this;
  }

  /** A number, or whatever else was typed in its place: the API says so. */
  public Members number(String name, @Nullable String value) {
    if (value != null && isNumber(value.strip())) {
      json.add(name, Integer.parseInt(value.strip()));
      return this;
    }
    return text(name, value);
  }

  public Members flag(String name, boolean value) {
    json.add(name, value);
    return this;
  }

  public Members texts(String name, List<String> values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(array::add);
    json.add(name, array);
    return this;
  }

  /** Numbers, as {@link #number} has each. */
  public Members numbers(String name, List<String> values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(
        value -> {
          if (isNumber(value)) {
            array.add(Integer.parseInt(value));
          } else {
            array.add(value);
          }
        });
    json.add(name, array);
    return this;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,9}");
  }

  /** Texts by name; null stands for itself, which in a merge patch removes what there is. */
  public Members object(String name, Map<String, @Nullable String> values) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    values.forEach(
        (key, value) -> object.add(key, value == null ? JsonValue.NULL : Json.createValue(value)));
    return json(name, object.build());
  }

  public Members object(String name, Members value) {
    return json(name, value.json.build());
  }

  public Members json(String name, JsonObject value) {
    json.add(name, value);
    return this;
  }

  /** The request that says this; 422 if none can. */
  public <T extends Record> T as(Class<T> type) {
    return Requests.read(json.build(), type);
  }

  /** The patch that says this. */
  public <T extends Record> Patch<T> patch(Class<T> type) {
    return new Patch<>(type, json.build());
  }

  public JsonObject json() {
    return json.build();
  }
}
