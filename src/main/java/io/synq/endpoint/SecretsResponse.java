package io.synq.endpoint;

import io.synq.secrets.KeyRing;
import io.synq.signature.SigningKey;
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
              "public_key": null,
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
      @Schema(description = "Null of a key pair: its private key is not shown.")
          @Nullable String secret,
      @Schema(description = "What receivers verify with; null where that is the secret.")
          @Nullable String publicKey,
      Instant createdAt,
      @Schema(description = "When it stops signing; null for the newest.")
          @Nullable Instant expiresAt) {
    private static LiveSecret of(SigningSecret live, KeyRing keys) {
      SigningKey key = live.key(keys);
      return new LiveSecret(
          KeyKind.secret(key), KeyKind.publicKey(key), live.createdAt(), live.expiresAt());
    }
  }

  static SecretsResponse of(List<SigningSecret> secrets, KeyRing keys) {
    return new SecretsResponse(secrets.stream().map(live -> LiveSecret.of(live, keys)).toList());
  }
}
