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
