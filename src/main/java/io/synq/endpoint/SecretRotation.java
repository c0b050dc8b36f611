package io.synq.endpoint;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /endpoints/{id}/secret/rotate} takes. */
@Schema(
    examples =
        """
        {"overlap_hours": 48}
        """)
public record SecretRotation(
    @Schema(
            minimum = "0",
            maximum = "168",
            defaultValue = "" + SecretRotation.HOURS,
            description = "How long the old secrets sign beside the new one.")
        @Nullable Integer overlapHours,
    @Schema(
            pattern = SuppliedSecret.FORM,
            maxLength = SuppliedSecret.LONGEST,
            description =
                "whsec_ and base64 of 24 to 64 random bytes, or whsk_ and base64 of the two halves of"
                    + " an Ed25519 key pair; made by the server by default.")
        @Nullable String secret,
    @Schema(
            enumeration = {KeyKind.HMAC_TEXT, KeyKind.ED25519_TEXT},
            description = "What the server makes to sign with; by default, what signs now.")
        @Nullable String signature) {
  static final int HOURS = 24;

  /** Puts its default in the place of what was left out. */
  public SecretRotation {
    overlapHours = overlapHours == null ? HOURS : overlapHours;
  }
}
