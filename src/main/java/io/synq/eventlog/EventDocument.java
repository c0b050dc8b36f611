package io.synq.eventlog;

import io.synq.event.Event;
import io.synq.event.EventSummary;
import io.synq.platform.JsonConfiguration;
import java.nio.charset.StandardCharsets;

/**
 * An event as {@code GET /events/{event_id}} shows it: its summary and, as {@code body}, the
 * delivered document. The body is put in as it is: no JSON library could read every number in it.
 */
final class EventDocument {
  private EventDocument() {}

  static String of(Event event) {
    String summary = JsonConfiguration.jsonb().toJson(EventSummary.of(event));
    return summary.substring(0, summary.length() - 1)
        + ",\"body\":"
        + new String(event.body(), StandardCharsets.UTF_8)
        + "}";
  }
}
