package io.synq.issue;

import io.synq.request.RequestObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a receiver sends to a callback: an {@code issues_command}, whose actor and comment it filled
 * in. Whoever has the URL needs no name: without a body the actor is anonymous.
 *
 * @param comment always there for {@link IssueCommand#POST_COMMENT}, else never
 */
record CallbackRequest(IssueActor actor, Optional<String> comment) {
  static final int MAX_COMMENT = 4000;
  static final int MAX_NAME = 200;

  /** Reads the body; 400 or 422 unless it is the token's own command. */
  static CallbackRequest read(byte[] body, CallbackToken token, String workspace) {
    RequestObject request = RequestObject.parseOptional(body);
    String wanted = token.command().text();
    boolean comments = token.command() == IssueCommand.POST_COMMENT;
    same(request, "workspace", workspace);
    Arrays.stream(IssueCommand.values())
        .map(IssueCommand::text)
        .filter(name -> request.has(name) && !name.equals(wanted))
        .forEach(name -> request.violation("/" + name, "is not the command of this URL"));
    if (comments && !request.has(wanted) || !request.isEmpty() && !request.has(wanted)) {
      request.violation("/" + wanted, "is required");
    } else if (request.isNull(wanted)) {
      request.violation("/" + wanted, "must be an object");
    }
    Optional<RequestObject> command = request.object(wanted);
    command.ifPresent(members -> same(members, "issue_id", token.issueId()));
    Optional<String> comment =
        command.filter(members -> comments).flatMap(CallbackRequest::comment);
    IssueActor actor = command.flatMap(CallbackRequest::actor).orElse(IssueActor.anonymous());
    request.check();
    return new CallbackRequest(actor, comment);
  }

  private static void same(RequestObject request, String name, String value) {
    if (request.text(name, MAX_NAME).filter(text -> !text.equals(value)).isPresent()) {
      request.violation("/" + name, "is not the one that this URL is for");
    }
  }

  /** What is said; a violation where nothing is. */
  static Optional<String> comment(RequestObject command) {
    if (!command.has("comment") || command.isNull("comment")) {
      command.violation("/comment", "is required");
    }
    return command.lines("comment", MAX_COMMENT);
  }

  private static Optional<IssueActor> actor(RequestObject command) {
    return command
        .object("actor")
        .flatMap(
            actor -> {
              Optional<String> name = actor.required("name", MAX_NAME);
              List<Optional<IssueActor>> identities =
                  List.of(
                      identity(actor, IssueActor.Kind.EMAIL, "user_email", name),
                      identity(actor, IssueActor.Kind.SLACK, "user_id", name),
                      identity(actor, IssueActor.Kind.PAGERDUTY, "user_id", name));
              long given =
                  List.of("email", "slack", "pagerduty").stream().filter(actor::has).count();
              if (given != 1) {
                actor.violation("", "must have exactly one of email, slack and pagerduty");
              }
              return identities.stream().flatMap(Optional::stream).findFirst();
            });
  }

  private static Optional<IssueActor> identity(
      RequestObject actor, IssueActor.Kind kind, String member, Optional<String> name) {
    if (actor.isNull(kind.text())) {
      actor.violation("/" + kind.text(), "must be an object");
    }
    return actor
        .object(kind.text())
        .flatMap(identity -> identity.required(member, IssueActor.MAX_ID))
        .map(id -> new IssueActor(kind, id, name.orElse(null)));
  }
}
