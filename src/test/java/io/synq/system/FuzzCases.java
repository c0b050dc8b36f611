package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Requests to an operation, each wrong in one way, made from the API's description alone. */
final class FuzzCases {
  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "FOO");

  private final URI server;
  private final ApiExamples examples;
  private final Api other;

  /**
   * @param other a caller of another tenant
   */
  FuzzCases(URI server, ApiExamples examples, Api other) {
    this.server = server;
    this.examples = examples;
    this.other = other;
  }

  /** At random: one for each member of the body, and others, so many in all if those are few. */
  List<FuzzCase> some(ApiOperation operation, int most, Random random) {
    List<FuzzCase> others = new ArrayList<>(of(operation));
    Collections.shuffle(others, random);
    Map<String, FuzzCase> members = new LinkedHashMap<>();
    others.stream()
        .filter(one -> !one.member().isEmpty())
        .forEach(one -> members.putIfAbsent(one.member(), one));
    List<FuzzCase> chosen = new ArrayList<>(members.values());
    others.removeAll(chosen);
    int more = Math.max(most - chosen.size(), most / 3);
    chosen.addAll(others.subList(0, Math.min(more, others.size())));
    return chosen;
  }

  private List<FuzzCase> of(ApiOperation operation) {
    FuzzCase usual = FuzzCase.usual(operation, examples, values(operation));
    List<FuzzCase> cases = new ArrayList<>();
    paths(operation, usual, cases);
    queries(operation, usual, cases);
    headers(operation, usual, cases);
    callers(operation, usual, cases);
    operation.example().ifPresent(json -> bodies(operation, usual, cases));
    return cases;
  }

  private Map<String, String> values(ApiOperation operation) {
    Map<String, String> values = new HashMap<>(examples.values(operation));
    if (operation.isPublic() && values.containsKey("token")) {
      examples.tokens().forEach(token -> values.put("token", token));
    }
    return values;
  }

  private void paths(ApiOperation operation, FuzzCase usual, List<FuzzCase> cases) {
    Map<String, String> values = values(operation);
    for (String name : values.keySet()) {
      for (String segment : HostileValues.SEGMENTS) {
        Map<String, String> others = new HashMap<>(values);
        others.put(name, segment);
        cases.add(usual.to(operation.path(others)));
      }
    }
  }

  private void queries(ApiOperation operation, FuzzCase usual, List<FuzzCase> cases) {
    for (JsonObject parameter : operation.parameters("query")) {
      String name = parameter.getString("name");
      HostileValues.QUERIES.stream()
          // Java's own client refuses it.
          .filter(value -> !value.equals("%zz"))
          .forEach(value -> cases.add(usual.to(usual.target() + "?" + name + "=" + value)));
      String example = ApiOperation.text(parameter.get("example")).replace(" ", "%20");
      cases.add(usual.to(usual.target() + "?" + name + "=" + example));
    }
    for (String day : List.of("0000-01-01T", "0001-01-01T", "9999-12-31T")) {
      String span = "?from=" + day + "00:00:00.000Z&to=" + day + "23:59:59.999Z";
      cases.add(usual.to(usual.target() + span));
    }
    cases.add(usual.to(usual.target() + "?unknown=x&unknown=y&="));
  }

  private void headers(ApiOperation operation, FuzzCase usual, List<FuzzCase> cases) {
    for (JsonObject parameter : operation.parameters("header")) {
      String name = parameter.getString("name");
      HostileValues.HEADERS.forEach(value -> cases.add(usual.with(name, value)));
    }
    HostileValues.ACCEPTS.forEach(value -> cases.add(usual.with("Accept", value)));
  }

  private void callers(ApiOperation operation, FuzzCase usual, List<FuzzCase> cases) {
    cases.add(usual);
    cases.add(usual.from(other));
    cases.add(usual.from(Api.anonymous(server)));
    cases.add(usual.from(Api.withPassword(server, "operator", SynqServer.PASSWORD)));
    for (String credentials : HostileValues.CREDENTIALS) {
      cases.add(usual.from(Api.withAuthorization(server, credentials)));
    }
    Set<String> known = operation.document().methods(operation.path());
    METHODS.stream()
        .filter(method -> !known.contains(method))
        .sorted()
        .forEach(method -> cases.add(usual.by(method)));
  }

  private void bodies(ApiOperation operation, FuzzCase usual, List<FuzzCase> cases) {
    JsonObject example = examples.body(operation);
    Map<String, JsonObject> members = operation.members();
    for (String member : members.keySet()) {
      for (JsonObject body : around(member, example, members)) {
        hostile(body, member, usual.about(member), cases);
      }
    }
    List<String> places = HostileValues.places(example);
    places.removeAll(members.keySet());
    places.add("/unknown~1member");
    places.forEach(place -> hostile(example, place, usual, cases));
    HostileValues.places(example)
        .forEach(place -> cases.add(usual.holding(HostileValues.without(example, place))));
    HostileValues.BODIES.forEach(body -> cases.add(usual.holding(body)));
    cases.add(usual.holding("{\"a\":\"é\"}".getBytes(ISO_8859_1)));
    cases.add(usual.holding(example.toString().getBytes(UTF_16)));
    HostileValues.TYPES.forEach(type -> cases.add(usual.as(type)));
  }

  private static void hostile(JsonObject body, String place, FuzzCase usual, List<FuzzCase> cases) {
    HostileValues.JSON.forEach(
        raw -> cases.add(usual.holding(HostileValues.with(body, place, raw))));
  }

  /** Bodies with what a member stands in: as its example has it, and of each kind that there is. */
  private static List<JsonObject> around(
      String member, JsonObject body, Map<String, JsonObject> members) {
    String holder = holder(member);
    JsonObject whole = complete(holder, body, members);
    List<JsonObject> bodies = new ArrayList<>(List.of(whole));
    if (!holder.isEmpty() && members.get(holder).containsKey("properties")) {
      JsonPointer place = Json.createPointer(holder);
      kinds(members.get(holder)).forEach(kind -> bodies.add(place.replace(whole, kind)));
    }
    return bodies;
  }

  private static String holder(String member) {
    return member.substring(0, member.lastIndexOf('/'));
  }

  private static JsonObject complete(
      String place, JsonObject body, Map<String, JsonObject> members) {
    if (place.isEmpty()) {
      return body;
    }
    JsonObject outer = complete(holder(place), body, members);
    JsonPointer pointer = Json.createPointer(place);
    return pointer.containsValue(outer) ? outer : pointer.add(outer, example(members.get(place)));
  }

  private static JsonValue example(JsonObject schema) {
    if (schema.containsKey("examples")) {
      return schema.getJsonArray("examples").get(0);
    }
    return schema.containsKey("items") ? JsonValue.EMPTY_JSON_ARRAY : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** Objects that say no more than which of some choices they are. */
  private static List<JsonObject> kinds(JsonObject schema) {
    List<JsonObject> kinds = new ArrayList<>();
    schema
        .getJsonObject("properties")
        .forEach(
            (name, member) ->
                Stream.ofNullable(member.asJsonObject().getJsonArray("enum"))
                    .flatMap(List::stream)
                    .forEach(one -> kinds.add(Json.createObjectBuilder().add(name, one).build())));
    return kinds;
  }
}
