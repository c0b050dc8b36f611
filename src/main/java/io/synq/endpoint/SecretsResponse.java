package io.synq.endpoint;

import io.synq.secrets.KeyRing;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The secrets that sign an endpoint's requests at this moment, newest first. */
@Schema(
    name = "Secrets",
    examples =
        """
        {
          "secrets": [
            {
              "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
              "created_at": "2024-12-04T15:32:07.412Z",
              "expires_at": null
            }
          ]
        }
        """)
public record SecretsResponse(List<LiveSecret> secrets) {

  /**
   * One of them.
   *
   * @param expiresAt when it stops signing; null for the newest, which has been given no end
   */
  public record LiveSecret(
      String secret,
      Instant createdAt,
      @Schema(description = "When it stops signing; null for the newest.")
          @Nullable Instant expiresAt) {}

  static SecretsResponse of(List<SigningSecret> secrets, KeyRing keys) {
    return new SecretsResponse(
        secrets.stream()
            .map(
                live ->
                    new LiveSecret(live.secret(keys).value(), live.createdAt(), live.expiresAt()))
            .toList());
  }
}
