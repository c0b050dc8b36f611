package io.synq.eventtype;

import io.synq.platform.Word;

/** The two kinds of events that one server carries. */
public enum Family implements Word {
  /** {@code DomainEvent}: what producers post. */
  COMMERCE,
  /** {@code WorkspaceEvent}: what the issue registry emits. */
  WORKSPACE;

  static Family of(String name) {
    return EventTypeName.isWorkspace(name) ? WORKSPACE : COMMERCE;
  }
}
