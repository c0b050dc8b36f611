package io.synq.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tenant's credential. Only the SHA-256 of the key is kept: it has 190 bits of its own. */
@Entity
@Table(name = "api_key")
public class ApiKey {
  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  private String name;
  private String prefix;
  private String hash;
  private String scopes;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  protected ApiKey() {}

  ApiKey(
      String id,
      String tenantId,
      String name,
      KeyText key,
      Set<Scope> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.name = name;
    this.prefix = key.prefix();
    this.hash = key.hash();
    this.scopes = scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  String id() {
    return id;
  }

  String tenantId() {
    return tenantId;
  }

  String name() {
    return name;
  }

  String hash() {
    return hash;
  }

  /** The key's first characters, to recognise it by. */
  String prefix() {
    return prefix;
  }

  Set<Scope> scopes() {
    Set<Scope> set = EnumSet.noneOf(Scope.class);
    Arrays.stream(scopes.split(" ")).flatMap(text -> Scope.of(text).stream()).forEach(set::add);
    return set;
  }

  /** This key as the maker of a request. */
  Caller caller() {
    return new Caller(Caller.Kind.API_KEY, id, name, tenantId, scopes());
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }

  @Nullable Instant lastUsedAt() {
    return lastUsedAt;
  }

  boolean usable(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  void used(Instant now) {
    lastUsedAt = now;
  }
}
