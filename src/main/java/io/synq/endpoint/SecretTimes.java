package io.synq.endpoint;

import io.synq.secrets.KeyRing;
import io.synq.signature.SigningKey;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A live signing secret, without its text.
 *
 * @param expiresAt when it stops signing; null for the newest, which has been given no end
 */
@Schema(
    examples =
        """
        {
          "created_at": "2024-12-04T15:32:07.412Z",
          "expires_at": null,
          "signature": "ed25519",
          "public_key": "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
        }
        """)
public record SecretTimes(
    Instant createdAt,
    @Schema(description = "When it stops signing; null for the newest.")
        @Nullable Instant expiresAt,
    @Schema(enumeration = {KeyKind.HMAC_TEXT, KeyKind.ED25519_TEXT}) String signature,
    @Schema(description = "What receivers verify with; null where that is the secret.")
        @Nullable String publicKey) {

  static SecretTimes of(SigningSecret secret, KeyRing keys) {
    SigningKey key = secret.key(keys);
    return new SecretTimes(
        secret.createdAt(), secret.expiresAt(), KeyKind.of(key).text(), KeyKind.publicKey(key));
  }
}
