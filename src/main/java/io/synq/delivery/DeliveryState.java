package io.synq.delivery;

import java.util.Locale;

/**
 * Where a delivery stands. Unfinished ones of a disabled endpoint show as held, and those of a
 * deleted one as cancelled: both follow from the endpoint and are not stored.
 */
public enum DeliveryState {
  PENDING,
  DELIVERING,
  DELIVERED,
  RETRYING,
  FAILED,
  CANCELLED,
  HELD;

  /** The text in the database and in the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeliveryState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  boolean waiting() {
    return this == PENDING || this == RETRYING;
  }
}
