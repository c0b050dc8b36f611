package io.synq.endpoint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secrets that sign an endpoint's requests at this moment, newest first. */
public record SecretsResponse(List<LiveSecret> secrets) {

  /**
   * One of them.
   *
   * @param expiresAt when it stops signing; null for the newest, which has been given no end
   */
  public record LiveSecret(String secret, Instant createdAt, @Nullable Instant expiresAt) {}

  static SecretsResponse of(List<SigningSecret> secrets) {
    return new SecretsResponse(
        secrets.stream()
            .map(live -> new LiveSecret(live.secret().value(), live.createdAt(), live.expiresAt()))
            .toList());
  }
}
