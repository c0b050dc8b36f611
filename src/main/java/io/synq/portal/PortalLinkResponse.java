package io.synq.portal;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A link as the API shows it.
 *
 * @param url the link itself, only in the answer that made it
 */
@Schema(
    name = "PortalLink",
    examples =
        """
        {
          "id": "plk_01h455vb4pex5vsknk084sn02q",
          "read_only": true,
          "theme": "dark",
          "made_by": {"type": "api_key", "id": "key_01h455vb4pex5vsknk084sn02q", "name": "my app"},
          "created_at": "2024-12-04T15:32:07.412Z",
          "expires_at": "2024-12-04T16:32:07.412Z",
          "revoked_at": null,
          "url": null
        }
        """)
public record PortalLinkResponse(
    String id,
    boolean readOnly,
    @Nullable String theme,
    Maker madeBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Schema(description = "The link itself, only in the answer that made it.")
        @Nullable String url) {

  /**
   * Whose link it is, and with whom it ends.
   *
   * @param type {@code api_key}, {@code user} or {@code jwt}
   */
  @Schema(name = "PortalLinkMaker")
  public record Maker(String type, String id, String name) {}

  static PortalLinkResponse of(PortalLink link) {
    return of(link, null);
  }

  static PortalLinkResponse of(PortalLink link, @Nullable String url) {
    return new PortalLinkResponse(
        link.id(),
        link.readOnly(),
        link.theme(),
        new Maker(link.makerType().text(), link.makerId(), link.makerName()),
        link.createdAt(),
        link.expiresAt(),
        link.revokedAt(),
        url);
  }
}
