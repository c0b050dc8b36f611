package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  List<FuzzCase> of(ApiOperation operation) {
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
    List<String> places = HostileValues.places(example);
    operation.members().stream()
        .map(member -> "/" + member)
        .filter(place -> !places.contains(place))
        .forEach(places::add);
    places.add("/unknown~1member");
    for (String place : places) {
      HostileValues.JSON.forEach(
          raw -> cases.add(usual.holding(HostileValues.with(example, place, raw))));
    }
    HostileValues.places(example)
        .forEach(place -> cases.add(usual.holding(HostileValues.without(example, place))));
    HostileValues.BODIES.forEach(body -> cases.add(usual.holding(body)));
    cases.add(usual.holding("{\"a\":\"é\"}".getBytes(ISO_8859_1)));
    cases.add(usual.holding(example.toString().getBytes(UTF_16)));
    HostileValues.TYPES.forEach(type -> cases.add(usual.as(type)));
  }
}
