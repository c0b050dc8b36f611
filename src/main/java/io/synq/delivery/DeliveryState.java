package io.synq.delivery;

import io.synq.endpoint.EndpointState;
import io.synq.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a delivery stands. Unfinished ones of a disabled endpoint show as held, and those of a
 * deleted one as cancelled: both follow from the endpoint and are not stored.
 */
public enum DeliveryState implements Word {
  PENDING,
  DELIVERING,
  DELIVERED,
  RETRYING,
  FAILED,
  CANCELLED,
  HELD;

  public static DeliveryState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The state that callers name so, or nothing. */
  public static Optional<DeliveryState> named(String text) {
    return Word.of(DeliveryState.class, text);
  }

  public boolean waiting() {
    return this == PENDING || this == RETRYING;
  }

  /** Whether it is to be attempted, or is being. */
  public boolean isUnfinished() {
    return waiting() || this == DELIVERING || this == HELD;
  }

  /**
   * What a row shows that has the state of a delivery in this column, and after it its endpoint's
   * state and when that was deleted.
   */
  public static DeliveryState shown(ResultSet row, int column) throws SQLException {
    EndpointState endpoint = EndpointState.of(row.getString(column + 1));
    return of(row.getString(column)).shown(endpoint, row.getTimestamp(column + 2) != null);
  }

  /** What a delivery of this stored state shows, as its endpoint stands. */
  public DeliveryState shown(EndpointState endpoint, boolean deleted) {
    if (!waiting()) {
      return this;
    }
    if (deleted) {
      return CANCELLED;
    }
    return endpoint == EndpointState.DISABLED ? HELD : this;
  }
}
