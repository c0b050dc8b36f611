package io.synq.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change in an issue's history. Immutable. */
@Entity
@Table(name = "issue_entry")
public class IssueEntry {
  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "issue_id")
  private String issueId;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "change_name")
  private String change;

  @Enumerated(EnumType.STRING)
  private IssueStatus status;

  @Enumerated(EnumType.STRING)
  @Column(name = "actor_kind")
  private IssueActor.Kind actorKind;

  @Column(name = "actor_id")
  private String actorId;

  @Column(name = "actor_name")
  private @Nullable String actorName;

  @Column(name = "comment_text")
  private @Nullable String comment;

  @Column(name = "callback_expires_at")
  private @Nullable Instant callbackExpiresAt;

  @Column(name = "created_at")
  private Instant createdAt;

  protected IssueEntry() {}

  IssueEntry(String id, Issue issue, String eventId, IssueChange change) {
    this.id = id;
    this.tenantId = issue.tenantId();
    this.issueId = issue.issueId();
    this.eventId = eventId;
    this.change = change.name();
    this.status = issue.status();
    this.actorKind = change.actor().kind();
    this.actorId = change.actor().id();
    this.actorName = change.actor().name();
    this.comment = change.comment();
    this.callbackExpiresAt = change.callbackExpiresAt();
    this.createdAt = issue.updatedAt();
  }

  String id() {
    return id;
  }

  String eventId() {
    return eventId;
  }

  /** What was done: {@code created}, {@code updated}, {@code closed}, or a command's name. */
  String change() {
    return change;
  }

  /** The issue's status after it. */
  IssueStatus status() {
    return status;
  }

  IssueActor actor() {
    return new IssueActor(actorKind, actorId, actorName);
  }

  @Nullable String comment() {
    return comment;
  }

  Instant createdAt() {
    return createdAt;
  }
}
