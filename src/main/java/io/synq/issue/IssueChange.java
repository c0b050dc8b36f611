package io.synq.issue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is done to an issue, and by whom.
 *
 * @param name {@code created}, {@code updated}, {@code closed}, or a command's name
 * @param callbackExpiresAt of a command: when its token expires, which tells the tokens of one
 *     command on one issue apart
 */
record IssueChange(
    String name,
    EventType type,
    IssueActor actor,
    @Nullable String comment,
    @Nullable Instant callbackExpiresAt) {

  /** The workspace event that tells of it. */
  enum EventType {
    CREATED("issue_created"),
    UPDATED("issue_updated"),
    CLOSED("issue_closed");

    private final String text;

    EventType(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static IssueChange created(IssueActor actor) {
    return new IssueChange("created", EventType.CREATED, actor, null, null);
  }

  static IssueChange updated(IssueActor actor) {
    return new IssueChange("updated", EventType.UPDATED, actor, null, null);
  }

  static IssueChange closed(IssueActor actor) {
    return new IssueChange("closed", EventType.CLOSED, actor, null, null);
  }

  static IssueChange comment(IssueActor actor, String text) {
    return new IssueChange(IssueCommand.POST_COMMENT.text(), EventType.UPDATED, actor, text, null);
  }

  /** No command closes an issue: a status that people set can be set to another. */
  static IssueChange command(CallbackToken token, CallbackRequest request) {
    return new IssueChange(
        token.command().text(),
        EventType.UPDATED,
        request.actor(),
        request.comment().orElse(null),
        token.expiresAt());
  }
}
