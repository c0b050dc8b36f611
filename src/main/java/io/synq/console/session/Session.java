package io.synq.console.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who is signed in, on whichever node of the server. */
@Entity
@Table(name = "console_session")
public class Session {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "tenant_id")
  private @Nullable String tenantId;

  private byte @Nullable [] notice;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  protected Session() {}

  Session(String id, String userId, Instant now) {
    this.id = id;
    this.userId = userId;
    this.createdAt = now;
    this.seenAt = now;
  }

  String userId() {
    return userId;
  }

  /** The tenant that an operator has chosen to work in; null for none, and for all others. */
  @Nullable String tenantId() {
    return tenantId;
  }

  void choose(@Nullable String tenant) {
    tenantId = tenant;
  }

  boolean hasNotice() {
    return notice != null;
  }

  byte @Nullable [] takeNotice() {
    byte[] taken = notice;
    notice = null;
    return taken;
  }

  void leaveNotice(byte[] encrypted) {
    notice = encrypted;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant seenAt() {
    return seenAt;
  }

  void seen(Instant now) {
    seenAt = now;
  }
}
