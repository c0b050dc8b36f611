package io.synq.eventlog;

import io.synq.event.StoredEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a closed stretch of a log certainly does not hold.
 *
 * @param from the stretch holds what was accepted then or later
 * @param until and earlier than this
 */
record Sketch(Instant from, Instant until, BloomFilter values) {
  private static final String TYPE = "t";
  private static final String ORG = "o";
  private static final String USER = "u";

  static Sketch of(Instant from, Instant until, Collection<StoredEvent> events) {
    return new Sketch(from, until, BloomFilter.of(values(events)));
  }

  /** What searches may ask for of some events. */
  static Set<String> values(Collection<StoredEvent> events) {
    Set<String> values = new HashSet<>();
    for (StoredEvent event : events) {
      values.add(TYPE + event.summary().eventType());
      values.add(ORG + event.summary().orgId());
      values.add(USER + event.summary().userId());
    }
    return values;
  }

  /** False if no event of the stretch fits. */
  boolean mayHold(EventCriteria criteria) {
    return criteria.oneType().map(type -> values.mayHold(TYPE + type)).orElse(true)
        && criteria.orgId().map(org -> values.mayHold(ORG + org)).orElse(true)
        && criteria.userId().map(user -> values.mayHold(USER + user)).orElse(true);
  }
}
