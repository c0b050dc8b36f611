package io.synq.deliverylog;

import io.synq.platform.Cursor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key whose first delivery fails, as the API shows it. */
@Schema(
    examples =
        """
        {
          "key": "4711",
          "delivery_id": "dlv_01h455vb4pex5vsknk084sn02q",
          "event_id": "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
          "since": "2024-12-04T15:32:07.563Z",
          "waiting": 3,
          "attempts": 4,
          "next_attempt_at": "2024-12-04T15:33:27.570Z",
          "last_status": 503,
          "last_error": "the server answered 503"
        }
        """)
public record BlockedKey(
    @Schema(description = "Empty: those for which ordering_key gives nothing.") String key,
    @Schema(description = "The delivery that the others wait for.") String deliveryId,
    String eventId,
    @Schema(description = "Since when it is the first of its key.") Instant since,
    @Schema(description = "How many are behind it.") long waiting,
    @Schema(description = "How many it has had.") int attempts,
    @Schema(description = "Null while one is under way, or about to be.")
        @Nullable Instant nextAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastError) {

  Cursor position() {
    return new Cursor(since, deliveryId);
  }
}
