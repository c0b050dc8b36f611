package io.synq.issue;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something wrong with a workspace's data. Each of its changes is an event. */
@Entity
@IdClass(IssueKey.class)
@Table(name = "issue")
public class Issue {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id
  @Column(name = "issue_id")
  private String issueId;

  @Column(name = "group_id")
  private String groupId;

  private String message;
  private @Nullable String title;
  private @Nullable String description;

  @Enumerated(EnumType.STRING)
  private IssueStatus status;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Version private long version;

  protected Issue() {}

  Issue(String tenantId, String issueId, IssueForm form, Instant now) {
    this.tenantId = tenantId;
    this.issueId = issueId;
    this.createdAt = now;
    this.status = IssueStatus.OPEN;
    apply(form, now);
  }

  /** Takes over what people edit; 409 when it is closed. */
  void apply(IssueForm form, Instant now) {
    touch(now);
    groupId = form.groupId();
    message = form.message();
    title = form.title();
    description = form.description();
    status = IssueStatus.of(form.status()).orElseThrow();
  }

  /** 409 when it is closed. */
  void mark(IssueStatus next, Instant now) {
    touch(now);
    status = next;
  }

  /** Says that something about it changed; 409 when it is closed. */
  void touch(Instant now) {
    requireOpen();
    updatedAt = now;
  }

  void close(Instant now) {
    touch(now);
    status = IssueStatus.CLOSED;
    closedAt = now;
  }

  /** 409 when it is closed. */
  void requireOpen() {
    if (isClosed()) {
      throw Problem.of(ProblemType.ISSUE_CLOSED, "The issue is closed.").exception();
    }
  }

  boolean isClosed() {
    return status == IssueStatus.CLOSED;
  }

  IssueForm form() {
    return new IssueForm(groupId, message, title, description, status.text());
  }

  String tenantId() {
    return tenantId;
  }

  String issueId() {
    return issueId;
  }

  /** The title, or the message where nobody gave one. */
  String title() {
    return title == null ? message : title;
  }

  IssueStatus status() {
    return status;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }

  long version() {
    return version;
  }
}
