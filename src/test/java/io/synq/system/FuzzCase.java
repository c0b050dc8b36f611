package io.synq.system;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request to an operation, as it ought to be but for one thing.
 *
 * @param member of the body that this is, as a JSON Pointer; empty if it is none that is described
 */
record FuzzCase(
    ApiOperation operation,
    String method,
    String target,
    String type,
    byte[] body,
    Api api,
    String member) {
  private static final int MOST_SHOWN = 300;

  static FuzzCase usual(ApiOperation operation, ApiExamples examples, Map<String, String> values) {
    String body = operation.example().isPresent() ? examples.body(operation).toString() : "";
    String type = operation.body().keySet().stream().findFirst().orElse("");
    return new FuzzCase(
        operation,
        operation.method(),
        operation.path(values),
        type,
        body.getBytes(StandardCharsets.UTF_8),
        examples.caller(operation),
        "");
  }

  FuzzCase to(String otherTarget) {
    return new FuzzCase(operation, method, otherTarget, type, body, api, member);
  }

  FuzzCase by(String otherMethod) {
    return new FuzzCase(operation, otherMethod, target, type, body, api, member);
  }

  FuzzCase as(String otherType) {
    return new FuzzCase(operation, method, target, otherType, body, api, member);
  }

  FuzzCase holding(byte[] otherBody) {
    return new FuzzCase(operation, method, target, type, otherBody, api, member);
  }

  FuzzCase holding(String otherBody) {
    return holding(otherBody.getBytes(StandardCharsets.UTF_8));
  }

  FuzzCase about(String otherMember) {
    return new FuzzCase(operation, method, target, type, body, api, otherMember);
  }

  FuzzCase from(Api other) {
    return new FuzzCase(operation, method, target, type, body, other, member);
  }

  FuzzCase with(String header, String value) {
    return from(api.with(header, value));
  }

  Answer send() {
    return api.send(method, target, type, body);
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return cut(method + " " + target) + " (" + type + ") " + cut(text);
  }

  private static String cut(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
