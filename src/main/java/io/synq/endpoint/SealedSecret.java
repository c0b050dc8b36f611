package io.synq.endpoint;

import io.synq.secrets.KeyRing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An {@link EndpointSecret} as it is stored. */
@Entity
@Table(name = "endpoint_secret")
public class SealedSecret {
  @Id
  @Column(name = "endpoint_id")
  private String endpointId;

  /** Encrypted. */
  private String secret;

  protected SealedSecret() {}

  SealedSecret(String endpointId) {
    this.endpointId = endpointId;
  }

  void seal(EndpointSecret given, KeyRing keys) {
    secret = keys.seal(given.sealed(), endpointId);
  }

  String endpointId() {
    return endpointId;
  }

  EndpointSecret open(KeyRing keys) {
    return EndpointSecret.opened(keys.open(secret, endpointId));
  }
}
