package io.synq.request;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a record, from the types of its components, their {@code @Nullable} and their
 * {@code @Schema}: what the description of the API publishes of it, less what is only for readers.
 * Patterns are for readers too: the record's own rules say in words what is wrong.
 */
public final class RecordSchema {
  private static final Schema SAYS_NOTHING =
      Says.class.getRecordComponents()[0].getAccessor().getAnnotation(Schema.class);

  private record Says(@Schema String nothing) {}

  private RecordSchema() {}

  /** The schema of all that a request may say. */
  public static JsonObject of(Class<?> type) {
    return object(type, component -> true).build();
  }

  /** The schema of what is kept and can be changed, without members that are only written. */
  static JsonObject ofState(Class<?> type) {
    return object(type, component -> !says(component).writeOnly()).build();
  }

  private static JsonObjectBuilder object(Class<?> type, Predicate<RecordComponent> wanted) {
    JsonObjectBuilder members = Json.createObjectBuilder();
    JsonArrayBuilder required = Json.createArrayBuilder();
    for (RecordComponent component : type.getRecordComponents()) {
      if (wanted.test(component)) {
        boolean lines = component.getAccessor().isAnnotationPresent(Lines.class);
        Member member = new Member(says(component), lines);
        members.add(name(component), member.of(component.getAnnotatedType()));
        if (member.says.required()) {
          required.add(name(component));
        }
      }
    }
    return Json.createObjectBuilder()
        .add("type", "object")
        .add("properties", members)
        .add("required", required)
        .add("additionalProperties", false);
  }

  private static Schema says(RecordComponent component) {
    Schema said = component.getAccessor().getAnnotation(Schema.class);
    return said == null ? SAYS_NOTHING : said;
  }

  /** As JSON-B names it. */
  public static String name(RecordComponent component) {
    JsonbProperty given = component.getAccessor().getAnnotation(JsonbProperty.class);
    return given == null
        ? component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
        : given.value();
  }

  /** What a component says of its value, and of the elements of it. */
  private record Member(Schema says, boolean lines) {
    JsonObjectBuilder of(AnnotatedType type) {
      boolean nullable = type.isAnnotationPresent(Nullable.class);
      if (type instanceof AnnotatedParameterizedType generic) {
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        return arguments.length == 1
            ? list(nullable).add("items", of(arguments[0]))
            : map(nullable).add("additionalProperties", of(arguments[1]));
      }
      Class<?> raw = (Class<?>) type.getType();
      if (raw.isRecord()) {
        return object(raw, component -> true).addAll(kind("object", nullable));
      }
      if (raw == Integer.class) {
        return kind("integer", nullable)
            .add("minimum", new BigDecimal(says.minimum()))
            .add("maximum", new BigDecimal(says.maximum()));
      }
      if (raw == Boolean.class || raw == boolean.class) {
        return kind("boolean", nullable);
      }
      return raw == JsonObject.class ? kind("object", nullable) : text(raw, nullable);
    }

    private JsonObjectBuilder list(boolean nullable) {
      JsonObjectBuilder list = kind("array", nullable);
      if (says.minItems() < Integer.MAX_VALUE) {
        list.add("minItems", says.minItems());
      }
      return says.maxItems() > 0 ? list.add("maxItems", says.maxItems()) : list;
    }

    private JsonObjectBuilder map(boolean nullable) {
      return kind("object", nullable).add("maxProperties", says.maxProperties());
    }

    private JsonObjectBuilder text(Class<?> raw, boolean nullable) {
      JsonObjectBuilder text = kind("string", nullable);
      if (says.enumeration().length > 0) {
        JsonArrayBuilder choices = Json.createArrayBuilder(List.of(says.enumeration()));
        return text.add("enum", nullable ? choices.addNull() : choices);
      }
      if (raw == Instant.class) {
        return text.add("format", "date-time");
      }
      if (says.format().equals("uuid")) {
        return text.add("format", "uuid");
      }
      return text.add("format", lines ? "lines" : "line").add("maxLength", says.maxLength());
    }

    private static JsonObjectBuilder kind(String type, boolean nullable) {
      JsonArrayBuilder either = Json.createArrayBuilder().add(type).add("null");
      return Json.createObjectBuilder()
          .add("type", nullable ? either.build() : Json.createValue(type));
    }
  }
}
