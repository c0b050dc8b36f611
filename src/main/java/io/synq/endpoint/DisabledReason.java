package io.synq.endpoint;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;

/** Why an endpoint is disabled. */
public enum DisabledReason implements Word {
  /** Somebody did it. */
  MANUAL,
  /** No 2xx for days. */
  FAILING,
  /** It answered 410. */
  GONE;

  @EnumeratedValue private final String text = text();

  static DisabledReason of(String text) {
    return Word.of(DisabledReason.class, text).orElseThrow();
  }
}
