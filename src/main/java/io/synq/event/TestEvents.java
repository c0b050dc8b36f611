package io.synq.event;

import io.synq.eventtype.EventTypeName;

/**
 * Tells tests from what happened: a ping or an example shows somebody whether an endpoint works,
 * counts in no figure, and is nobody's loss.
 */
public final class TestEvents {
  /** Whether an {@code event e} is one. */
  public static final String CONDITION =
      "(e.event_type = '%s' or (e.user_id = '%s' and e.role = '%s'))"
          .formatted(EventTypeName.PING, Event.Actor.NOBODY, Event.Actor.EXAMPLE);

  private TestEvents() {}

  /** The same of what its row says. */
  public static boolean include(String eventType, String userId, String role) {
    return eventType.equals(EventTypeName.PING)
        || (userId.equals(Event.Actor.NOBODY) && role.equals(Event.Actor.EXAMPLE));
  }
}
