package io.synq.endpoint;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;

/** Whether an endpoint gets its deliveries; while it is disabled they are held. */
public enum EndpointState implements Word {
  ENABLED,
  DISABLED;

  @EnumeratedValue private final String text = text();

  public static EndpointState of(String text) {
    return Word.of(EndpointState.class, text).orElseThrow();
  }
}
