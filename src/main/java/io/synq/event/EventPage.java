package io.synq.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the event log, newest accepted first.
 *
 * @param nextCursor what to send as {@code cursor} to go on; null at the log's end
 * @param complete false when the search ran out of time before the page was full: {@code
 *     next_cursor} then goes on where it stopped
 */
public record EventPage(List<EventSummary> data, @Nullable String nextCursor, boolean complete) {}
