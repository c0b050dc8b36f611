package io.synq.issue;

import io.synq.issue.IssuesCommand.Part;
import io.synq.platform.Violations;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver sends to a callback: an {@code issues_command}, whose actor and comment it filled
 * in. Whoever has the URL needs no name: without a body the actor is anonymous.
 *
 * @param comment always there for {@link IssueCommand#POST_COMMENT}, else never
 */
record CallbackRequest(IssueActor actor, Optional<String> comment) {

  /** 422 unless what is said is the token's own command. */
  static CallbackRequest of(IssuesCommand said, CallbackToken token, String workspace) {
    Violations wrong = new Violations();
    Map<IssueCommand, Part> parts = said.parts();
    String at = "/" + token.command().text();
    same(wrong, "/workspace", said.workspace(), workspace);
    parts.keySet().stream()
        .filter(command -> command != token.command())
        .forEach(other -> wrong.add("/" + other.text(), "is not the command of this URL"));
    Part part = parts.get(token.command());
    boolean saidNothing = said.workspace() == null && parts.isEmpty();
    if (part == null && (!saidNothing || token.command() == IssueCommand.POST_COMMENT)) {
      wrong.add(at, "is required");
    }
    Optional<IssueActor> actor = Optional.empty();
    if (part != null) {
      same(wrong, at + "/issue_id", part.issueId(), token.issueId());
      actor = Optional.ofNullable(part.actor()).flatMap(IssuesCommand.Actor::one);
      if (part.actor() != null && actor.isEmpty()) {
        wrong.add(at + "/actor", "must have exactly one of email, slack and pagerduty");
      }
    }
    wrong.check();
    return new CallbackRequest(
        actor.orElseGet(IssueActor::anonymous),
        Optional.ofNullable(said.postComment()).map(IssuesCommand.Comment::comment));
  }

  private static void same(
      Violations wrong, String pointer, @Nullable String given, String expected) {
    if (given != null && !given.equals(expected)) {
      wrong.add(pointer, "is not the one that this URL is for");
    }
  }
}
