package io.synq.endpoint;

import io.synq.secrets.KeyRing;
import io.synq.signature.SigningKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A secret that signs an endpoint's requests, for good or until it expires. */
@Entity
@Table(name = "signing_secret")
public class SigningSecret {
  /**
   * Orders secrets by their ends: the newest has none, and no secret ends later than those that
   * were made after it. Ids follow clocks, which may be set back.
   */
  static final Comparator<SigningSecret> NEWEST_FIRST =
      Comparator.comparing(
              SigningSecret::expiresAt, Comparator.nullsFirst(Comparator.<Instant>reverseOrder()))
          .thenComparing(secret -> secret.id, Comparator.reverseOrder());

  @Id private String id;

  @Column(name = "endpoint_id")
  private String endpointId;

  /** Encrypted. */
  private String secret;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  protected SigningSecret() {}

  SigningSecret(String id, String endpointId, SigningKey key, KeyRing keys, Instant createdAt) {
    this.id = id;
    this.endpointId = endpointId;
    this.secret = keys.seal(key.value(), id);
    this.createdAt = createdAt;
  }

  String endpointId() {
    return endpointId;
  }

  SigningKey key(KeyRing keys) {
    return SigningKey.stored(keys.open(secret, id));
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  boolean liveAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  /** Ends it at that time, if it does not end sooner already. */
  void expireBy(Instant time) {
    if (expiresAt == null || time.isBefore(expiresAt)) {
      expiresAt = time;
    }
  }
}
