package io.synq.request;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.FormatValidator;
import com.networknt.schema.path.NodePath;
import io.synq.platform.Names;
import io.synq.platform.Times;
import io.synq.platform.Violations;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@link RecordSchema}, compiled, which says in words what is wrong. */
final class RequestSchema {
  private static final Map<Class<?>, RequestSchema> WHOLE = new ConcurrentHashMap<>();
  private static final Map<Class<?>, RequestSchema> STATE = new ConcurrentHashMap<>();
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft202012())
              .format(new Form("uuid", (text, most) -> Names.uuid(text).isPresent()))
              .format(new Form("date-time", (text, most) -> Times.parse(text).isPresent()))
              .format(new Form("line", (text, most) -> Names.printable(text, most).isPresent()))
              .format(new Form("lines", (text, most) -> Names.lines(text, most).isPresent()))
              .build(),
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ENGLISH)
                      .build()));

  private final JsonObject json;
  private final Schema schema;

  private RequestSchema(JsonObject json) {
    this.json = json;
    this.schema = REGISTRY.getSchema(JSON.readTree(json.toString()));
  }

  static RequestSchema of(Class<?> type) {
    return WHOLE.computeIfAbsent(type, each -> new RequestSchema(RecordSchema.of(each)));
  }

  static RequestSchema ofState(Class<?> type) {
    return STATE.computeIfAbsent(type, each -> new RequestSchema(RecordSchema.ofState(each)));
  }

  Set<String> members() {
    return json.getJsonObject("properties").keySet();
  }

  /** Those of a member that is an object. */
  Set<String> members(String name) {
    return json.getJsonObject("properties")
        .getJsonObject(name)
        .getJsonObject("properties")
        .keySet();
  }

  /** The first thing that is wrong with each member. */
  Violations violations(JsonObject request) {
    Violations violations = new Violations();
    Set<String> seen = new HashSet<>();
    try {
      for (Error error : schema.validate(JSON.readTree(request.toString()))) {
        String pointer = pointer(error);
        if (seen.add(pointer)) {
          violations.add(pointer, words(error));
        }
      }
    } catch (RuntimeException e) {
      // Such as a number of more digits than the parser takes.
      violations.add("", "has a value that cannot be checked");
    }
    return violations;
  }

  private static String pointer(Error error) {
    StringBuilder pointer = new StringBuilder();
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer.append('/').append(Requests.escape(path.getElement(i).toString()));
    }
    if (error.getProperty() != null) {
      pointer.append('/').append(Requests.escape(error.getProperty()));
    }
    return pointer.toString();
  }

  private String words(Error error) {
    JsonObject of = holder(error.getSchemaLocation().getFragment());
    return switch (error.getKeyword()) {
      case "required" -> "is required";
      case "additionalProperties" -> "is not a member of this resource";
      case "minItems" -> "must name at least one";
      case "maxItems" -> "must have at most " + of.get("maxItems") + " elements";
      case "maxProperties" -> "must have at most " + of.get("maxProperties") + " members";
      case "type" -> "must be " + kind(of);
      case "enum" -> "must be " + oneOf(of.getJsonArray("enum"));
      case "format", "maxLength" -> form(of);
      default -> "must be " + kind(of);
    };
  }

  private static String form(JsonObject of) {
    return switch (of.getString("format")) {
      case "uuid" -> "must be a UUID";
      case "date-time" -> "must be a time like 2024-12-04T15:32:07.412Z";
      default -> "must be 1 to " + of.get("maxLength") + " characters without control characters";
    };
  }

  /** The schema that has the keyword at this place in it. */
  private JsonObject holder(NodePath keyword) {
    JsonValue at = json;
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      at = at.asJsonObject().get(keyword.getElement(i).toString());
    }
    return at.asJsonObject();
  }

  private static String kind(JsonObject of) {
    JsonValue type = of.get("type");
    JsonString name = (JsonString) (type instanceof JsonArray either ? either.get(0) : type);
    return switch (name.getString()) {
      case "array" -> "an array of " + kinds(of.getJsonObject("items"));
      case "object" -> "an object";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number from " + of.get("minimum") + " to " + of.get("maximum");
      default -> "a string";
    };
  }

  private static String kinds(JsonObject items) {
    return items.getString("type", "string").equals("integer") ? "whole numbers" : "strings";
  }

  /** {@code a, b or c}. */
  private static String oneOf(JsonArray choices) {
    List<String> texts =
        choices.stream()
            .filter(JsonString.class::isInstance)
            .map(choice -> ((JsonString) choice).getString())
            .toList();
    int last = texts.size() - 1;
    return String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
  }

  /**
   * The form of a text that may not be longer than its column: {@code maxLength} counts other
   * units.
   */
  private record Form(String name, BiPredicate<String, Integer> fits) implements Format {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(
        ExecutionContext context,
        SchemaContext schemas,
        JsonNode value,
        JsonNode root,
        NodePath location,
        boolean asserted,
        FormatValidator format) {
      JsonNode most = format.getParentSchema().getSchemaNode().path("maxLength");
      return !value.isString() || fits.test(value.stringValue(), most.asInt(0));
    }
  }
}
