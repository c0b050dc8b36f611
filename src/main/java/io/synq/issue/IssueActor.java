package io.synq.issue;

import io.synq.access.Caller;
import io.synq.event.Event;
import io.synq.platform.Names;
import io.synq.platform.Word;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EnumeratedValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who changed an issue.
 *
 * @param id unique among its kind, at most {@link #MAX_ID} characters
 * @param name the name that was given, if any
 */
record IssueActor(Kind kind, String id, @Nullable String name) {
  /** As many as an event holds of its user. */
  static final int MAX_ID = 128;

  /** What tells actors apart. */
  enum Kind implements Word {
    /** A caller of the API by a key: the id is the key's. */
    API_KEY,
    /** A caller of the API by name and password: the id is the user's. */
    USER,
    /** A caller of the API by another system's token: the id is its subject. */
    JWT,
    /** The id is an e-mail address. */
    EMAIL,
    /** The id is a Slack user's. */
    SLACK,
    /** The id is a PagerDuty user's. */
    PAGERDUTY,
    /** Whoever had a callback's URL without saying who it is. */
    ANONYMOUS;

    @EnumeratedValue private final String text = text();
  }

  /** Keys do without a name: theirs says nothing of who acts. */
  static IssueActor of(Caller caller) {
    return switch (caller.kind()) {
      case API_KEY -> apiKey(caller.id());
      case USER, OPERATOR -> new IssueActor(Kind.USER, caller.id(), caller.name());
      case JWT -> new IssueActor(Kind.JWT, caller.id(), caller.name());
      case PORTAL_LINK -> throw new IllegalStateException("a portal has no issues");
    };
  }

  static IssueActor apiKey(String id) {
    return new IssueActor(Kind.API_KEY, id, null);
  }

  static IssueActor anonymous() {
    return new IssueActor(Kind.ANONYMOUS, "callback", null);
  }

  /**
   * The actor of the change's event. Workspace events have no organization of their own: it is the
   * tenant. The role says what kind of id the user's is.
   */
  Event.Actor of(String tenantId) {
    return new Event.Actor(tenantId, Names.canonical(id), kind.text());
  }

  /** The public form of a person, which callers of the API and strangers do not have. */
  Optional<JsonObjectBuilder> json() {
    return switch (kind) {
      case API_KEY, USER, JWT, ANONYMOUS -> Optional.empty();
      case EMAIL -> Optional.of(json("user_email"));
      case SLACK, PAGERDUTY -> Optional.of(json("user_id"));
    };
  }

  private JsonObjectBuilder json(String member) {
    return Json.createObjectBuilder()
        .add("name", name == null ? "" : name)
        .add(kind.text(), Json.createObjectBuilder().add(member, id));
  }
}
