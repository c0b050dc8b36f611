package io.synq.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who signs in with a name and a password. */
@Entity
@Table(name = "app_user")
public class User {
  @Id private String id;

  @Column(name = "tenant_id")
  private @Nullable String tenantId;

  private String name;

  @Column(name = "password_hash")
  private String passwordHash;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "created_at")
  private Instant createdAt;

  protected User() {}

  User(
      String id,
      @Nullable String tenantId,
      String name,
      String passwordHash,
      Role role,
      Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.name = name;
    this.passwordHash = passwordHash;
    this.role = role;
    this.createdAt = createdAt;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  Role role() {
    return role;
  }

  String passwordHash() {
    return passwordHash;
  }
}
