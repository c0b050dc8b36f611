package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.WorkspaceSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The issues of a tenant's workspace, and what of them reached a receiver. */
record TestIssues(TestTenant tenant) {

  String path() {
    return "/workspaces/" + tenant.slug() + "/issues";
  }

  String path(String issueId) {
    return path() + "/" + issueId;
  }

  Answer report(String issueId, String message) {
    return tenant
        .api()
        .post(
            path(),
            Json.createObjectBuilder().add("issue_id", issueId).add("message", message).build());
  }

  /** Reports one and gives what the endpoint at the path got of it. */
  JsonObject created(Receiver receiver, String path, String issueId) {
    report(issueId, "no rows").expect(201);
    return arrived(receiver, path, "issue_created", 1).get(0);
  }

  JsonObject get(String issueId) {
    return tenant.api().get(path(issueId)).expect(200).json();
  }

  List<JsonObject> history(String issueId) {
    return get(issueId).getJsonArray("history").getValuesAs(JsonObject.class);
  }

  /** The tenant's events of a type, as its log has them. */
  List<JsonObject> logged(String type) {
    return tenant.api().get("/events?limit=200&event_type=" + type).expect(200).data();
  }

  /** Waits for so many events of a type; fails unless each is a workspace event. */
  static List<JsonObject> arrived(Receiver receiver, String path, String type, int count) {
    return Await.value(Await.SOON, () -> got(receiver, path, type), all -> all.size() >= count);
  }

  private static List<JsonObject> got(Receiver receiver, String path, String type) {
    return receiver.at(path).stream()
        .peek(request -> WorkspaceSchema.check(request.text()))
        .filter(request -> request.header("Synq-Event-Type").equals(type))
        .peek(request -> assertThat(request.json()).containsKey(type))
        .map(Received::json)
        .toList();
  }

  /** The issue in an event. */
  static JsonObject issue(JsonObject event, String type) {
    return event.getJsonObject(type).getJsonObject("issue");
  }

  static JsonObject callback(JsonObject event, String command) {
    return event.getJsonArray("callbacks").getValuesAs(JsonObject.class).stream()
        .filter(callback -> callback.getJsonObject("issues_command").containsKey(command))
        .findFirst()
        .orElseThrow();
  }

  /** A callback's own command with an actor filled in, as a receiver makes it. */
  static String filledIn(JsonObject callback, String command, String comment) {
    JsonObject asked = callback.getJsonObject("issues_command");
    JsonObjectBuilder members =
        Json.createObjectBuilder(asked.getJsonObject(command))
            .add(
                "actor",
                Json.createObjectBuilder()
                    .add("name", "Ada")
                    .add("email", Json.createObjectBuilder().add("user_email", "ada@example.com")));
    if (!comment.isEmpty()) {
      members.add("comment", comment);
    }
    return Json.createObjectBuilder(asked).add(command, members).build().toString();
  }

  /** The token in a callback's URL, which leads to the server. */
  String token(JsonObject event, String command) {
    String url = callback(event, command).getString("url");
    String base = tenant.server() + "/api/v1/callbacks/";
    assertThat(url).startsWith(base);
    return url.substring(base.length());
  }

  /** What anyone may send to a callback. */
  Answer call(String token, String body) {
    return Api.anonymous(tenant.server()).post("/callbacks/" + token, body);
  }
}
