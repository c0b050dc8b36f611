package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.text.TypedDuration;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A field of a form for a member of the API.
 *
 * @param id the member's name; {@code member-part} for a part of one
 * @param title what it is called where it is shown how it differs
 */
record FormField(String id, String title, Kind kind) {

  /** How it is typed, and what the API has in its place. */
  enum Kind {
    /** A text that has to be there. */
    REQUIRED,
    TEXT,
    NUMBER,
    /** A duration. */
    SECONDS,
    /** Texts, with spaces or commas between them. */
    TEXTS,
    NUMBERS,
    /** Texts by name, one a line. */
    HEADERS,
    FLAG
  }

  /** Fills it in with what the API shows, if that has something. */
  void fill(Fields fields, JsonObject shown) {
    JsonValue value = shown;
    for (String name : id.split("-")) {
      value = value instanceof JsonObject object ? object.get(name) : JsonValue.NULL;
    }
    if (value != JsonValue.NULL) {
      fields.put(id, typed(value));
    }
  }

  private Object typed(JsonValue value) {
    return switch (kind) {
      case FLAG -> value == JsonValue.TRUE;
      case SECONDS -> TypedDuration.text(((JsonNumber) value).longValue());
      case TEXTS, NUMBERS ->
          value.asJsonArray().stream().map(FormField::text).collect(Collectors.joining(" "));
      case HEADERS -> HeaderLines.write(value.asJsonObject());
      default -> text(value);
    };
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  /** Says to the API what is typed. */
  void addTo(Members members, Fields fields) {
    String name = id.substring(id.indexOf('-') + 1);
    String text = fields.text(id);
    switch (kind) {
      case REQUIRED -> members.required(name, text);
      case TEXT -> members.text(name, text);
      case NUMBER -> members.number(name, text);
      case SECONDS -> members.number(name, TypedDuration.seconds(text));
      case TEXTS -> members.texts(name, words(text));
      case NUMBERS -> members.numbers(name, words(text));
      case HEADERS -> members.object(name, HeaderLines.read(text));
      case FLAG -> members.flag(name, fields.flag(id));
    }
  }

  FieldDifference difference(Fields now, Fields yours) {
    return new FieldDifference(title, words(now), words(yours));
  }

  private String words(Fields fields) {
    return kind == Kind.TEXTS ? String.join(" ", words(fields.text(id))) : fields.words(id);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s,]+")).filter(one -> !one.isEmpty()).toList();
  }
}
