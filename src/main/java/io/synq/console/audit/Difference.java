package io.synq.console.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A member that is not what it was.
 *
 * @param before null if it was not there
 * @param after null if it is no more
 */
public record Difference(String member, @Nullable String before, @Nullable String after) {

  /** What changed, in order of name; a new or deleted thing with all that it says. */
  static List<Difference> between(@Nullable JsonObject before, @Nullable JsonObject after) {
    JsonObject old = before == null ? JsonValue.EMPTY_JSON_OBJECT : before;
    JsonObject now = after == null ? JsonValue.EMPTY_JSON_OBJECT : after;
    TreeSet<String> members = new TreeSet<>(old.keySet());
    members.addAll(now.keySet());
    // When it was changed stands beside the entry.
    members.remove("updated_at");
    return members.stream()
        .map(name -> new Difference(name, text(old.get(name)), text(now.get(name))))
        .filter(one -> !Objects.equals(one.before, one.after))
        .toList();
  }

  /** Null and absent are the same to a reader: nothing. */
  private static @Nullable String text(@Nullable JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
