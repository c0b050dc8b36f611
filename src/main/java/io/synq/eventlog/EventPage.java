package io.synq.eventlog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the event log.
 *
 * @param nextCursor what to send as {@code cursor} to go on, null at the log's end; or, to whoever
 *     reads on, what to send as {@code after}, never null
 * @param complete false when the search ran out of time before the page was full: {@code
 *     next_cursor} then goes on where it stopped
 */
public record EventPage(
    List<ListedEvent> data,
    @Nullable String nextCursor,
    @Schema(
            description =
                "False when the search ran out of time before the page was full; next_cursor goes on.")
        boolean complete) {}
