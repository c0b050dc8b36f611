package io.synq.failures;

import io.synq.platform.Dialect;
import io.synq.platform.Sql;
import io.synq.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery's last attempt, which failed.
 *
 * @param kind why there was no answer; null with a status
 * @param text why, in words; null with a status
 * @param answer the beginning of what was answered; null without
 */
record LastAttempt(
    Instant startedAt,
    @Nullable Integer status,
    @Nullable String kind,
    @Nullable String text,
    @Nullable String answer) {

  /** The longest answer that is shown, in characters: a taste of it. */
  static final int LONGEST = 200;

  /** That many bytes of UTF-8 hold at least one character more than that. */
  private static final int BYTES = 4 * (LONGEST + 1);

  /** Null if none is kept. */
  static @Nullable LastAttempt of(Connection connection, Dialect dialect, String deliveryId)
      throws SQLException {
    String body = dialect.beginning("response_body", BYTES);
    String sql =
        "select started_at, status, error_kind, error_text, "
            + body
            + " from attempt where delivery_id = ? order by attempt_number desc"
            + " fetch first 1 rows only";
    return Sql.of(connection, sql, deliveryId).first(LastAttempt::read).orElse(null);
  }

  private static LastAttempt read(ResultSet row) throws SQLException {
    Instant startedAt = row.getTimestamp(1).toInstant();
    int status = row.getInt(2);
    Integer answered = row.wasNull() ? null : status;
    String kind = row.getString(3);
    String text = row.getString(4);
    byte[] body = answered == null ? new byte[0] : Sql.bytes(row, 5, BYTES);
    return new LastAttempt(
        startedAt, answered, kind, text, answered == null ? null : shortened(body));
  }

  private static String shortened(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.length() > LONGEST ? Texts.cut(text, LONGEST - 1) + "…" : text;
  }
}
