package io.synq.delivery;

import io.synq.platform.Database;

/**
 * Finds the few deliveries that are not finished among all that are. A due time is what tells them
 * apart; it is compared with the end of time, since Derby's index ends a scan at a bound, but reads
 * on through every finished delivery for {@code is not null}.
 */
public final class Unfinished {
  /** Later than any due time. */
  public static final String END = "{ts '9999-12-31 00:00:00'}";

  /** Each endpoint {@code e} with its own {@code d}; a {@code where} may follow. */
  public static final String BY_ENDPOINT =
      "from endpoint e join delivery d"
          + Database.using("index=delivery_due")
          + "on d.endpoint_id = e.id and d.due_at < "
          + END;

  private Unfinished() {}
}
