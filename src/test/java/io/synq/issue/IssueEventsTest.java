package io.synq.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.WorkspaceSchema;
import io.synq.event.Event;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import io.synq.secrets.StoredSecrets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueEventsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Workspace WORKSPACE =
      new Workspace("a3f8c120-4e72-4b91-9d63-1c5e7a09bf44", "acme");
  private static final String PUBLIC_URL = "https://events.example.com";
  private static final CallbackSettings SETTINGS =
      new CallbackSettings(
          GivenSettings.of("synq.callback.secret", "a key of at least thirty-two characters"));
  private static final CallbackKey KEY =
      new CallbackKey(SETTINGS, new StoredSecrets(null, null, null));

  private final IssueEvents events =
      new IssueEvents(
          KEY, SETTINGS, new ServerSettings(GivenSettings.of("synq.public-url", PUBLIC_URL)));
  private final Issue issue =
      new Issue(
          WORKSPACE.tenantId(),
          "issue-1",
          new IssueForm("group", "7 h \"old\" ünï", "Freshness", null, "open"),
          NOW);

  private static JsonObject body(Event event) {
    WorkspaceSchema.check(new String(event.body(), UTF_8));
    return Json.createReader(new ByteArrayInputStream(event.body())).readObject();
  }

  @Test
  void writesTheEnvelopeAroundTheIssueInBothForms() {
    Event event = events.of(WORKSPACE, issue, IssueChange.created(IssueActor.apiKey("key_1")));
    JsonObject body = body(event);
    assertThat(body.keySet())
        .containsExactly("workspace", "event_id", "event_time", "issue_created", "callbacks");
    assertThat(body.getString("workspace")).isEqualTo("acme");
    assertThat(body.getString("event_id")).isEqualTo(event.eventId());
    assertThat(body.getString("event_time")).isEqualTo("2026-01-02T03:04:05.678Z");
    JsonObject shown = body.getJsonObject("issue_created").getJsonObject("issue");
    assertThat(shown.getString("issue_id")).isEqualTo("issue-1");
    assertThat(shown.getString("group_id")).isEqualTo("group");
    assertThat(shown.getString("issue_group_id")).isEqualTo("group");
    assertThat(shown.getString("message")).isEqualTo("7 h \"old\" ünï");
    assertThat(shown.getString("title")).isEqualTo("Freshness");
    assertThat(shown.getString("description")).isEmpty();
    assertThat(shown.getString("status")).isEqualTo("open");
  }

  @Test
  void namesWhoDidItInTheLog() {
    Event event = events.of(WORKSPACE, issue, IssueChange.created(IssueActor.apiKey("key_1")));
    assertThat(event.tenantId()).isEqualTo(WORKSPACE.tenantId());
    assertThat(event.eventType()).isEqualTo("issue_created");
    assertThat(event.actor()).isEqualTo(new Event.Actor(WORKSPACE.tenantId(), "key_1", "api_key"));
  }

  @Test
  void carriesOneUsableCallbackPerCommand() {
    JsonObject body =
        body(events.of(WORKSPACE, issue, IssueChange.updated(IssueActor.apiKey("key_1"))));
    var callbacks = body.getJsonArray("callbacks").getValuesAs(JsonObject.class);
    assertThat(callbacks).hasSameSizeAs(IssueCommand.values());
    for (int i = 0; i < callbacks.size(); i++) {
      var command = IssueCommand.values()[i];
      var callback = callbacks.get(i);
      assertThat(callback.getString("action_name")).isEqualTo(command.actionName());
      var asked = callback.getJsonObject("issues_command");
      assertThat(asked.keySet()).containsExactly("workspace", command.text());
      assertThat(asked.getJsonObject(command.text()).getString("issue_id")).isEqualTo("issue-1");
      var url = callback.getString("url");
      assertThat(url).startsWith(PUBLIC_URL + "/api/v1/callbacks/");
      var token = CallbackToken.open(url.substring(url.lastIndexOf('/') + 1), KEY.get());
      assertThat(token)
          .contains(
              new CallbackToken(
                  WORKSPACE.tenantId(),
                  "issue-1",
                  command,
                  Instant.parse("2026-01-02T03:04:05Z").plus(Duration.ofDays(30))));
    }
  }

  @Test
  void tellsWhoCommentedWhat() {
    var token = new CallbackToken("t", "issue-1", IssueCommand.POST_COMMENT, NOW);
    var ada = new IssueActor(IssueActor.Kind.EMAIL, "ada@example.com", "Ada");
    var change = IssueChange.command(token, new CallbackRequest(ada, Optional.of("seen")));
    Event event = events.of(WORKSPACE, issue, change);
    JsonObject updated = body(event).getJsonObject("issue_updated");
    assertThat(updated.getString("comment")).isEqualTo("seen");
    assertThat(updated.getJsonObject("actor").getString("name")).isEqualTo("Ada");
    assertThat(updated.getJsonObject("actor").getJsonObject("email").getString("user_email"))
        .isEqualTo("ada@example.com");
    assertThat(event.actor().userId()).isEqualTo("ada@example.com");
    assertThat(event.actor().role()).isEqualTo("email");
  }
}
