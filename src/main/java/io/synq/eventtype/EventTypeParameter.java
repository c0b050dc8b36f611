package io.synq.eventtype;

import io.synq.platform.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code event_type} of a query. */
public final class EventTypeParameter {
  private EventTypeParameter() {}

  /** A type, or {@code domain.*}; empty if all are wanted; 422 if it can be neither. */
  public static Optional<String> read(@Nullable String value) {
    if (value != null && !EventTypeName.isPattern(value)) {
      throw Parameters.refusal("event_type", "must be an event type, domain.* or *");
    }
    return Optional.ofNullable(value).filter(type -> !type.equals(EventTypeName.ALL));
  }
}
