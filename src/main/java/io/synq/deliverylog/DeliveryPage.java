package io.synq.deliverylog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of deliveries, newest first.
 *
 * @param nextCursor what to send as {@code cursor} to go on; null at the end
 * @param complete false when the search ran out of time before the page was full: {@code
 *     next_cursor} then goes on where it stopped
 */
public record DeliveryPage(
    List<DeliveryResponse> data,
    @Nullable String nextCursor,
    @Schema(
            description =
                "False when the search ran out of time before the page was full; next_cursor goes on.")
        boolean complete) {}
