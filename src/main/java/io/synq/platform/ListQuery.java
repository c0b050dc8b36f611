package io.synq.platform;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters that every list has. */
public class ListQuery {
  private static final int MAX = 200;

  @QueryParam("limit")
  @DefaultValue("50")
  String limit = "50";

  @QueryParam("cursor")
  @Nullable String cursor;

  public ListQuery() {}

  /** For callers within the server. */
  public ListQuery(@Nullable String cursor, int limit) {
    this.cursor = cursor;
    this.limit = Integer.toString(limit);
  }

  /** How many rows at most: 1 to {@value #MAX}; 422 otherwise. */
  public int limit() {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MAX) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw Parameters.refusal("limit", "must be a whole number from 1 to " + MAX);
  }

  public Optional<Cursor> after() {
    return Cursor.decode(cursor);
  }
}
