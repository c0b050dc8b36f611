package io.synq.endpoint;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Why an endpoint is disabled. */
public enum DisabledReason {
  /** Somebody did it. */
  MANUAL,
  /** No 2xx for days. */
  FAILING,
  /** It answered 410. */
  GONE;

  @EnumeratedValue private final String text = name().toLowerCase(Locale.ROOT);

  /** The text in the database and in the API. */
  public String text() {
    return text;
  }

  static DisabledReason of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
