package io.synq.eventlog;

import io.synq.event.EventScan;
import io.synq.eventtype.SubjectPath;
import io.synq.eventtype.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What events of a page are about, taken from where their types say. Of each body only the
 * beginning is read and parsed, however large it is: a subject beyond it is not found.
 */
@ApplicationScoped
public class EventSubjects {
  /** So much of a body; the envelope before a payload has some 350 bytes. */
  private static final int MOST_BYTES = 4096;

  private final EventScan scan;
  private final Subjects subjects;

  @Inject
  EventSubjects(EventScan scan, Subjects subjects) {
    this.scan = scan;
    this.subjects = subjects;
  }

  /** By event id; events without one are left out. */
  Map<String, String> of(String tenantId, List<ListedEvent> events) {
    Map<String, SubjectPath> paths = new HashMap<>();
    for (ListedEvent event : events) {
      Optional<SubjectPath> path = subjects.of(tenantId, event.eventType());
      path.ifPresent(names -> paths.put(event.eventId(), names));
    }
    List<String> ids = new ArrayList<>(paths.keySet());
    Map<String, String> found = new HashMap<>();
    for (int start = 0; start < ids.size(); start += EventScan.CHUNK) {
      List<String> part = ids.subList(start, Math.min(ids.size(), start + EventScan.CHUNK));
      scan.beginnings(tenantId, part, MOST_BYTES)
          .forEach((id, text) -> paths.get(id).in(text).ifPresent(it -> found.put(id, it)));
    }
    return found;
  }
}
