package io.synq.issue;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change in an issue's history as the API shows it.
 *
 * @param change {@code created}, {@code updated}, {@code closed}, or a callback's command
 * @param status the issue's after the change
 * @param eventId the event that told of it
 */
@Schema(name = "IssueChange")
public record IssueEntryResponse(
    String id,
    @Schema(description = "created, updated, closed, or the command of a callback.") String change,
    @Schema(
            enumeration = {
              "open",
              "investigating",
              "fixed",
              "expected",
              "no_action_needed",
              "closed"
            })
        String status,
    Actor actor,
    @Nullable String comment,
    String eventId,
    Instant createdAt) {

  /**
   * Who did it.
   *
   * @param kind {@code api_key}, {@code user}, {@code jwt}, {@code email}, {@code slack}, {@code
   *     pagerduty} or {@code anonymous}
   */
  @Schema(name = "IssueActor")
  public record Actor(String kind, String id, @Nullable String name) {}

  static IssueEntryResponse of(IssueEntry entry) {
    IssueActor actor = entry.actor();
    return new IssueEntryResponse(
        entry.id(),
        entry.change(),
        entry.status().text(),
        new Actor(actor.kind().text(), actor.id(), actor.name()),
        entry.comment(),
        entry.eventId(),
        entry.createdAt());
  }
}
