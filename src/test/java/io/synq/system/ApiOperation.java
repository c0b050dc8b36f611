package io.synq.system;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One operation of the API's description. */
record ApiOperation(ApiDocument document, String method, String path, JsonObject json) {
  /** Schemas may be within themselves. */
  private static final int DEEPEST = 4;

  String id() {
    return json.getString("operationId", "");
  }

  String tag() {
    return json.getJsonArray("tags").getString(0);
  }

  /** Whether the operator's password is asked for, and nothing else will do. */
  boolean isOperators() {
    return admits("operator") && !admits("user");
  }

  /** Whether only people are let in, and no key. */
  boolean isPeoples() {
    return admits("user") && !admits("bearer");
  }

  private boolean admits(String scheme) {
    return json.getJsonArray("security").toString().contains('"' + scheme + '"');
  }

  boolean isPublic() {
    return json.getJsonArray("security").isEmpty();
  }

  List<JsonObject> parameters() {
    return Stream.ofNullable(json.getJsonArray("parameters"))
        .flatMap(all -> all.getValuesAs(JsonObject.class).stream())
        .map(document::resolve)
        .toList();
  }

  List<JsonObject> parameters(String in) {
    return parameters().stream().filter(one -> one.getString("in").equals(in)).toList();
  }

  /** The body it takes, by media type. */
  Map<String, JsonObject> body() {
    return content(json.getJsonObject("requestBody"));
  }

  Optional<JsonValue> example() {
    return body().values().stream().findFirst().flatMap(document::example);
  }

  /** Its answers by status. */
  Map<String, JsonObject> answers() {
    Map<String, JsonObject> answers = new TreeMap<>();
    json.getJsonObject("responses")
        .forEach((status, answer) -> answers.put(status, document.resolve(answer.asJsonObject())));
    return answers;
  }

  /** The schemas of what it answers when it succeeds. */
  Set<JsonValue> successes() {
    return answers().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .flatMap(answer -> content(answer.getValue()).values().stream())
        .map(media -> media.get("schema"))
        .collect(Collectors.toSet());
  }

  /** What an answer may hold, by media type. */
  static Map<String, JsonObject> content(JsonObject holder) {
    Map<String, JsonObject> content = new TreeMap<>();
    if (holder != null && holder.containsKey("content")) {
      holder.getJsonObject("content").forEach((type, one) -> content.put(type, one.asJsonObject()));
    }
    return content;
  }

  /** The path with its parameters filled in, as far as they are given. */
  String path(Map<String, String> values) {
    String filled = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  /** What the answer has that the description does not; nothing if it keeps to it. */
  Optional<String> undescribed(Answer answer) {
    JsonObject described = answers().get(Integer.toString(answer.status()));
    if (described == null) {
      return Optional.of("a status that is not described");
    }
    if (described.containsKey("headers")) {
      for (String header : described.getJsonObject("headers").keySet()) {
        if (answer.header(header).isEmpty()) {
          return Optional.of("no " + header + ", which is described");
        }
      }
    }
    Map<String, JsonObject> content = content(described);
    if (content.isEmpty() || answer.bytes().length == 0) {
      return content.isEmpty() && answer.bytes().length == 0
          ? Optional.empty()
          : Optional.of("a body where none is described, or none where one is");
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "").strip();
    if (!content.containsKey(type)) {
      return Optional.of("the type " + type + ", which is not described");
    }
    List<String> errors =
        type.endsWith("json")
            ? document.errors(content.get(type).getJsonObject("schema"), answer.text())
            : List.of();
    return errors.isEmpty() ? Optional.empty() : Optional.of("a body that breaks it: " + errors);
  }

  /** The members that the body may have, and theirs, with their schemas: by JSON Pointer. */
  Map<String, JsonObject> members() {
    Map<String, JsonObject> members = new LinkedHashMap<>();
    body().values().forEach(media -> add(members, "", media.getJsonObject("schema")));
    return members;
  }

  private void add(Map<String, JsonObject> members, String place, JsonObject schema) {
    JsonObject meant = document.meant(schema);
    if (!place.isEmpty()) {
      members.put(place, meant);
    }
    if (place.chars().filter(one -> one == '/').count() == DEEPEST) {
      return;
    }
    if (meant.containsKey("properties")) {
      meant
          .getJsonObject("properties")
          .forEach((name, member) -> add(members, place + "/" + name, member.asJsonObject()));
    }
    if (meant.containsKey("items")
        && document.meant(meant.getJsonObject("items")).containsKey("properties")) {
      add(members, place + "/0", meant.getJsonObject("items"));
    }
  }

  /** The value of a parameter's example as a path or query has it. */
  static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
