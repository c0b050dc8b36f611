package io.synq.replay;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;
import java.util.Optional;

/** Which events of an endpoint are replayed, by what became of them there. */
public enum Choice implements Word {
  /** All that it subscribes to. */
  ANY,
  /** Those whose latest delivery to it failed. */
  FAILED,
  /** Those that it never had a delivery of: from before it was made or subscribed. */
  MISSING;

  @EnumeratedValue private final String text = text();

  static Optional<Choice> of(String text) {
    return Word.of(Choice.class, text);
  }

  /**
   * Whether it takes an event.
   *
   * @param latest the state of the event's latest delivery to the endpoint, if there is one
   */
  boolean takes(Optional<String> latest) {
    return switch (this) {
      case ANY -> true;
      case FAILED -> latest.filter("failed"::equals).isPresent();
      case MISSING -> latest.isEmpty();
    };
  }
}
