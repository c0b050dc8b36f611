package io.synq.issue;

import io.synq.request.Lines;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
public record IssuesCommand(
    @Schema(maxLength = 200) @Nullable String workspace,
    Mark markInvestigating,
    Mark markFixed,
    Mark markExpected,
    Mark markNoActionNeeded,
    Comment postComment) {

  /** A command and who gives it. */
  sealed interface Part permits Mark, Comment {
    @Nullable String issueId();

    @Nullable Actor actor();
  }

  /** The issue that the URL is for, and who marks it. */
  public record Mark(@Schema(maxLength = 200) @Nullable String issueId, @Nullable Actor actor)
      implements Part {}

  /** The same with what to say. */
  public record Comment(
      @Schema(maxLength = 200) @Nullable String issueId,
      @Nullable Actor actor,
      @Schema(required = true, minLength = 1, maxLength = IssueComment.MAX) @Lines String comment)
      implements Part {}

  /** Who acts: a name, and exactly one of the others. */
  @Schema(name = "CommandActor", minProperties = 2, maxProperties = 2)
  public record Actor(
      @Schema(required = true, minLength = 1, maxLength = 200) String name,
      Email email,
      Account slack,
      Account pagerduty) {

    /** Nobody, unless exactly one of the others is there. */
    Optional<IssueActor> one() {
      List<IssueActor> actors = new ArrayList<>();
      if (email != null) {
        actors.add(new IssueActor(IssueActor.Kind.EMAIL, email.userEmail(), name));
      }
      if (slack != null) {
        actors.add(new IssueActor(IssueActor.Kind.SLACK, slack.userId(), name));
      }
      if (pagerduty != null) {
        actors.add(new IssueActor(IssueActor.Kind.PAGERDUTY, pagerduty.userId(), name));
      }
      return actors.size() == 1 ? Optional.of(actors.get(0)) : Optional.empty();
    }
  }

  /** By e-mail. */
  public record Email(
      @Schema(required = true, minLength = 1, maxLength = IssueActor.MAX_ID) String userEmail) {}

  /** By an id of another service. */
  public record Account(
      @Schema(required = true, minLength = 1, maxLength = IssueActor.MAX_ID) String userId) {}

  /** What is there of each command. */
  Map<IssueCommand, Part> parts() {
    Map<IssueCommand, Part> parts = new EnumMap<>(IssueCommand.class);
    parts.put(IssueCommand.MARK_INVESTIGATING, markInvestigating);
    parts.put(IssueCommand.MARK_FIXED, markFixed);
    parts.put(IssueCommand.MARK_EXPECTED, markExpected);
    parts.put(IssueCommand.MARK_NO_ACTION_NEEDED, markNoActionNeeded);
    parts.put(IssueCommand.POST_COMMENT, postComment);
    parts.values().removeIf(Objects::isNull);
    return parts;
  }
}
