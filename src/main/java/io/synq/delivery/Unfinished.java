package io.synq.delivery;

import java.time.Instant;

/**
 * Finds the few deliveries that are not finished among all that are. A due time is what tells them
 * apart; it is compared with the end of time, since Derby reads an index up to a bound, but all of
 * it for {@code is not null}.
 */
public final class Unfinished {
  /** Later than any due time. */
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** The same as SQL has it. */
  public static final String END = "{ts '9999-12-31 00:00:00'}";

  /** Each endpoint {@code e} with its own {@code d}; a {@code where} may follow. */
  public static final String BY_ENDPOINT =
      "from endpoint e join delivery d on d.endpoint_id = e.id and d.due_at < " + END;

  private Unfinished() {}
}
