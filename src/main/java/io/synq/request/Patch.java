package io.synq.request;

import io.synq.platform.JsonConfiguration;
import io.synq.platform.Violations;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A JSON merge patch (RFC 7396) of what a record says: absent members stay, null removes.
 *
 * @param <T> the record that says the same of what is to be made
 */
public final class Patch<T extends Record> {
  private final Class<T> type;
  private final JsonObject json;

  public Patch(Class<T> type, JsonObject json) {
    this.type = type;
    this.json = json;
  }

  /**
   * What the record says then; 422 unless it can say that. What the patch does not name is not
   * judged again.
   *
   * @param rules what is wrong beyond the schema
   */
  public T apply(T old, Function<T, Violations> rules) {
    RequestSchema schema = RequestSchema.ofState(type);
    JsonObject merged = merged(state(old, schema));
    Predicate<String> named = pointer -> json.keySet().stream().anyMatch(name -> in(name, pointer));
    schema.violations(merged).at(named).check();
    T now = Requests.bind(merged, type);
    rules.apply(now).at(named).check();
    return now;
  }

  /**
   * Merges the patch, and leaves the nulls that remove a member: they are refused where the
   * record's schema has none.
   */
  private JsonObject merged(JsonObject old) {
    JsonObjectBuilder merged =
        Json.createObjectBuilder(Json.createMergePatch(json).apply(old).asJsonObject());
    json.forEach(
        (name, value) -> {
          if (value == JsonValue.NULL) {
            merged.addNull(name);
          }
        });
    return merged.build();
  }

  private static boolean in(String name, String pointer) {
    String member = "/" + Requests.escape(name);
    return pointer.equals(member) || pointer.startsWith(member + "/");
  }

  private static JsonObject state(Object record, RequestSchema schema) {
    String text = JsonConfiguration.jsonb().toJson(record);
    JsonObjectBuilder state = Json.createObjectBuilder();
    Json.createReader(new StringReader(text))
        .readObject()
        .forEach(
            (name, value) -> {
              if (schema.members().contains(name) && value != JsonValue.NULL) {
                state.add(name, value);
              }
            });
    return state.build();
  }

  /** The text that it gives to a part of a member. */
  public Optional<String> text(String member, String part) {
    return json.get(member) instanceof JsonObject given
            && given.get(part) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** The same, with what it says of a member in the place of all that there was. */
  public Patch<T> replacing(String member) {
    RequestSchema schema = RequestSchema.of(type);
    JsonObjectBuilder all = Json.createObjectBuilder();
    schema.members(member).forEach(all::addNull);
    json.getJsonObject(member).forEach(all::add);
    return new Patch<>(type, Json.createObjectBuilder(json).add(member, all).build());
  }

  /**
   * The same for a member whose names are one regardless of case: where the patch spells one
   * otherwise, it replaces or removes it all the same.
   *
   * @param names those that there are
   */
  public Patch<T> ignoringCaseIn(String member, Set<String> names) {
    if (!(json.get(member) instanceof JsonObject given)) {
      return this;
    }
    JsonObjectBuilder all = Json.createObjectBuilder();
    names.stream()
        .filter(name -> given.keySet().stream().anyMatch(name::equalsIgnoreCase))
        .forEach(all::addNull);
    given.forEach(all::add);
    return new Patch<>(type, Json.createObjectBuilder(json).add(member, all).build());
  }
}
