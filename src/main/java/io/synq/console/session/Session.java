package io.synq.console.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who is signed in, or has opened a link, on whichever node of the server. */
@Entity
@Table(name = "console_session")
public class Session {
  @Id private String id;

  private String holder;

  private byte @Nullable [] notices;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  protected Session() {}

  Session(String id, String holder, Instant now) {
    this.id = id;
    this.holder = holder;
    this.createdAt = now;
    this.seenAt = now;
  }

  /** The id of the user, or of the link. */
  String holder() {
    return holder;
  }

  boolean hasNotices() {
    return notices != null;
  }

  byte @Nullable [] notices() {
    return notices;
  }

  /**
   * @param encrypted null for none
   */
  void keepNotices(byte @Nullable [] encrypted) {
    notices = encrypted;
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
