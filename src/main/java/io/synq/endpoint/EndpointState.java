package io.synq.endpoint;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Whether an endpoint gets its deliveries; while it is disabled they are held. */
public enum EndpointState {
  ENABLED,
  DISABLED;

  @EnumeratedValue private final String text = name().toLowerCase(Locale.ROOT);

  /** The text in the database and in the API. */
  String text() {
    return text;
  }

  public static EndpointState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
