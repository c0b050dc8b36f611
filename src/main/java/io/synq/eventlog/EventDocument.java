package io.synq.eventlog;

import io.synq.event.Event;
import io.synq.event.EventSummary;
import io.synq.platform.JsonConfiguration;
import io.synq.platform.TraceContext;
import java.nio.charset.StandardCharsets;

/**
 * An event as {@code GET /events/{event_id}} shows it: its summary, the trace that it belongs to
 * and, as {@code body}, the delivered document. The body is put in as it is: no JSON library could
 * read every number in it.
 */
final class EventDocument {
  private EventDocument() {}

  static String of(Event event) {
    String summary = JsonConfiguration.jsonb().toJson(EventSummary.of(event));
    TraceContext trace = event.trace();
    return summary.substring(0, summary.length() - 1)
        + ",\"trace_parent\":"
        + (trace == null ? "null" : '"' + trace.parent() + '"')
        + ",\"body\":"
        + new String(event.body(), StandardCharsets.UTF_8)
        + "}";
  }
}
