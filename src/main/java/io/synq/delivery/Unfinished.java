package io.synq.delivery;

import java.time.Instant;

/**
 * Finds the few deliveries that are not finished among all that are. A due time is what tells them
 * apart; it is compared with the end of time, since Derby reads an index up to a bound, but all of
 * it for {@code is not null}.
 */
public final class Unfinished {
  /** Later than any due time, as SQL has it. */
  public static final String END = "{ts '9999-12-31 00:00:00'}";

  /**
   * When a delivery is due that waits for those of its key that were stored before it: later than
   * anybody looks, and unfinished all the same.
   */
  static final Instant IN_ITS_TURN = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Whatever is due after this waits for its turn. It is a year from that time, so that no time
   * zone matters.
   */
  public static final Instant FAR = Instant.parse("9998-01-01T00:00:00Z");

  /** {@link #FAR} as SQL writes it. */
  static final String FAR_OFF = "{ts '9998-01-01 00:00:00'}";

  /** Joins each endpoint {@code e} with its deliveries {@code d}; a {@code where} may follow. */
  public static final String BY_ENDPOINT =
      "from endpoint e join delivery d on d.endpoint_id = e.id and d.due_at < " + END;

  private Unfinished() {}
}
