package io.synq.eventtype;

import java.util.Locale;

/** The two kinds of events that one server carries. */
public enum Family {
  /** {@code DomainEvent}: what producers post. */
  COMMERCE,
  /** {@code WorkspaceEvent}: what the issue registry emits. */
  WORKSPACE;

  static Family of(String name) {
    return EventTypeName.isWorkspace(name) ? WORKSPACE : COMMERCE;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
