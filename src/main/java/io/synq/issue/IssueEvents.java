package io.synq.issue;

import io.synq.event.Event;
import io.synq.platform.CurrentTrace;
import io.synq.platform.Ids;
import io.synq.platform.ServerSettings;
import io.synq.platform.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes the workspace envelope around an issue that changed. */
@ApplicationScoped
public class IssueEvents {
  private final CallbackKey key;
  private final CallbackSettings settings;
  private final ServerSettings server;

  @Inject
  IssueEvents(CallbackKey key, CallbackSettings settings, ServerSettings server) {
    this.key = key;
    this.settings = settings;
    this.server = server;
  }

  /** The event of a change that was just made. */
  Event of(Workspace workspace, Issue issue, IssueChange change) {
    Instant now = issue.updatedAt();
    String id = Ids.uuid().toString();
    String type = change.type().text();
    String body =
        Json.createObjectBuilder()
            .add("workspace", workspace.slug())
            .add("event_id", id)
            .add("event_time", Times.format(now))
            .add(type, content(issue, change))
            .add("callbacks", callbacks(workspace, issue.issueId(), now.plus(settings.expiry)))
            .build()
            .toString();
    return new Event(
            workspace.tenantId(),
            id,
            type,
            now,
            now,
            change.actor().of(workspace.tenantId()),
            body.getBytes(StandardCharsets.UTF_8))
        .traced(CurrentTrace.get());
  }

  /** The issue in both public forms of it, and what a receiver could not tell from it. */
  private static JsonObjectBuilder content(Issue issue, IssueChange change) {
    IssueForm form = issue.form();
    String description = form.description();
    JsonObjectBuilder content =
        Json.createObjectBuilder()
            .add(
                "issue",
                Json.createObjectBuilder()
                    .add("issue_id", issue.issueId())
                    .add("group_id", form.groupId())
                    .add("message", form.message())
                    .add("issue_group_id", form.groupId())
                    .add("title", issue.title())
                    .add("description", description == null ? "" : description)
                    .add("status", form.status()));
    change.actor().json().ifPresent(actor -> content.add("actor", actor));
    if (change.comment() != null) {
      content.add("comment", change.comment());
    }
    return content;
  }

  private JsonArrayBuilder callbacks(Workspace workspace, String issueId, Instant expiresAt) {
    JsonArrayBuilder callbacks = Json.createArrayBuilder();
    for (IssueCommand command : IssueCommand.values()) {
      CallbackToken token = new CallbackToken(workspace.tenantId(), issueId, command, expiresAt);
      callbacks.add(
          Json.createObjectBuilder()
              .add("url", server.publicUrl + "/api/v1/callbacks/" + token.seal(key.get()))
              .add("action_name", command.actionName())
              .add(
                  "issues_command",
                  Json.createObjectBuilder()
                      .add("workspace", workspace.slug())
                      .add(command.text(), Json.createObjectBuilder().add("issue_id", issueId))));
    }
    return callbacks;
  }
}
