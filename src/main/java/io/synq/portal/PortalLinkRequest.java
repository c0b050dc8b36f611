package io.synq.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link that is to be made. */
@Schema(
    examples =
        """
        {"expires_in_seconds": 3600, "read_only": true, "theme": "dark"}
        """)
public record PortalLinkRequest(
    @Schema(
            minimum = "1",
            maximum = "604800",
            defaultValue = "3600",
            description = "How long the link, and what it has opened, is good for.")
        Integer expiresInSeconds,
    @Schema(
            defaultValue = "false",
            description =
                "Whether nothing can be changed, repeated or revealed; otherwise endpoints can be"
                    + " managed and events sent again.")
        boolean readOnly,
    @Schema(
            enumeration = {"light", "dark"},
            description = "The portal's looks; those of the browser by default.")
        @Nullable String theme) {
  private static final int AN_HOUR = 3600;

  public PortalLinkRequest {
    expiresInSeconds = expiresInSeconds == null ? AN_HOUR : expiresInSeconds;
  }
}
