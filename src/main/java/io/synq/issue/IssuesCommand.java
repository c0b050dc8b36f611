package io.synq.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a callback takes: its own {@code issues_command}, with who acts, or nothing at all for a
 * mark.
 */
@Schema(
    examples =
        """
        {
          "workspace": "acme-analytics",
          "mark_fixed": {
            "issue_id": "5b0a4c9e-2c7e-4c37-9c55-2f1d3a0b7e11",
            "actor": {"name": "Ada", "slack": {"user_id": "U024BE7LH"}}
          }
        }
        """)
record IssuesCommand(
    @Nullable String workspace,
    Mark markInvestigating,
    Mark markFixed,
    Mark markExpected,
    Mark markNoActionNeeded,
    Comment postComment) {

  /** The issue that the URL is for, and who marks it. */
  record Mark(@Nullable String issueId, @Nullable Actor actor) {}

  /** The same with what to say. */
  record Comment(
      @Nullable String issueId,
      @Nullable Actor actor,
      @Schema(required = true, minLength = 1, maxLength = CallbackRequest.MAX_COMMENT)
          String comment) {}

  /** Who acts: a name, and exactly one of the others. */
  @Schema(name = "CommandActor", minProperties = 2, maxProperties = 2)
  record Actor(
      @Schema(required = true, minLength = 1, maxLength = CallbackRequest.MAX_NAME) String name,
      Email email,
      Account slack,
      Account pagerduty) {}

  /** By e-mail. */
  record Email(
      @Schema(required = true, minLength = 1, maxLength = IssueActor.MAX_ID) String userEmail) {}

  /** By an id of another service. */
  record Account(
      @Schema(required = true, minLength = 1, maxLength = IssueActor.MAX_ID) String userId) {}
}
