package io.synq.delivery;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

  /** Those that are stored while it is not over. */
  static final Set<DeliveryState> UNFINISHED = EnumSet.of(PENDING, RETRYING, DELIVERING);

  /** Those of which {@link FailedDeliveries} takes note. */
  static final Set<DeliveryState> FAILURES = EnumSet.of(FAILED, CANCELLED);

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

  /**
   * The states that are stored of those deliveries of an endpoint that show this one.
   *
   * @param enabled whether the endpoint is
   */
  Set<DeliveryState> stored(boolean enabled) {
    return switch (this) {
      case PENDING, RETRYING -> enabled ? EnumSet.of(this) : Set.of();
      case HELD -> enabled ? Set.of() : EnumSet.of(PENDING, RETRYING);
      default -> EnumSet.of(this);
    };
  }
}
