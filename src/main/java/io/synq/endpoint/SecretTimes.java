package io.synq.endpoint;

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
          "expires_at": null
        }
        """)
public record SecretTimes(
    Instant createdAt,
    @Schema(description = "When it stops signing; null for the newest.")
        @Nullable Instant expiresAt) {}
