package io.synq.platform;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement on a connection, which is prepared and closed by whatever runs it. Its parameters are
 * strings, numbers, flags, bytes, times and typed nulls; an empty Optional is none at all, for a
 * text that has no {@code ?} in its place.
 */
public final class Sql {
  private final Connection connection;
  private final String text;
  private final Object[] values;

  private Sql(Connection connection, String text, Object... values) {
    this.connection = connection;
    this.text = text;
    this.values = values;
  }

  /** Reads the row that the result is at. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Looks at the row that the result is at. */
  public interface Look {
    void at(ResultSet row) throws SQLException;
  }

  /** The statement with its parameters, in their order. */
  public static Sql of(Connection connection, String text, Object... values) {
    return new Sql(connection, text, values);
  }

  /** What is read of the first row; nothing if there is none. */
  public <T> Optional<T> first(Reader<T> reader) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(text)) {
      setAll(select, values);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(reader.read(row)) : Optional.empty();
      }
    }
  }

  /** Whether there is a row. */
  public boolean exists() throws SQLException {
    return first(row -> true).isPresent();
  }

  /** What is read of each row. */
  public <T> List<T> list(Reader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    each(row -> rows.add(reader.read(row)));
    return rows;
  }

  /** The first column of each row. */
  public List<String> strings() throws SQLException {
    return list(row -> row.getString(1));
  }

  /** Looks at each row. */
  public void each(Look look) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(text)) {
      setAll(select, values);
      each(select, look);
    }
  }

  /**
   * Looks at each row that there is of these ids, however many: the last parameters of the text are
   * those of an IN list with so many {@link #marks}.
   */
  public void eachOf(List<String> ids, int marks, Look look) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(text)) {
      int first = setAll(select, values);
      for (int start = 0; start < ids.size(); start += marks) {
        for (int i = 0; i < marks; i++) {
          // The last is repeated where there are fewer: one statement serves every number.
          select.setString(first + i, ids.get(Math.min(start + i, ids.size() - 1)));
        }
        each(select, look);
      }
    }
  }

  /** What is read of each of them. */
  public <T> List<T> listOf(List<String> ids, int marks, Reader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    eachOf(ids, marks, row -> rows.add(reader.read(row)));
    return rows;
  }

  private static void each(PreparedStatement select, Look look) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        look.at(row);
      }
    }
  }

  /** How many rows it changed. */
  public int update() throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(text)) {
      setAll(update, values);
      return update.executeUpdate();
    }
  }

  /** Runs it once for each item, with the item's parameters, all in one batch. */
  public <T> int[] batch(Collection<T> items, Function<? super T, Object[]> parameters)
      throws SQLException {
    if (items.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (T item : items) {
        setAll(statement, parameters.apply(item));
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  /** The same; those items for which it changed a row. */
  public <T> List<T> changed(Collection<T> items, Function<? super T, Object[]> parameters)
      throws SQLException {
    int[] counts = batch(items, parameters);
    List<T> changed = new ArrayList<>();
    int next = 0;
    for (T item : items) {
      if (counts[next++] > 0) {
        changed.add(item);
      }
    }
    return changed;
  }

  /** Sets parameters 1, 2, …; the next one. */
  private static int setAll(PreparedStatement statement, Object... values) throws SQLException {
    int next = 1;
    for (Object value : values) {
      if (!(value instanceof Optional<?> maybe)) {
        set(statement, next++, value);
      } else if (maybe.isPresent()) {
        set(statement, next++, maybe.get());
      }
    }
    return next;
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof Instant time) {
      statement.setTimestamp(index, Timestamp.from(time));
    } else if (value instanceof String string) {
      statement.setString(index, string);
    } else if (value instanceof Integer number) {
      statement.setInt(index, number);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Boolean flag) {
      statement.setBoolean(index, flag);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof Null none) {
      statement.setNull(index, none.sqlType);
    } else {
      throw new IllegalArgumentException("no parameter type for value " + index);
    }
  }

  private record Null(int sqlType) {}

  /** The value, or a typed null: a bare null has no SQL type. */
  public static Object orNull(@Nullable Object value, int sqlType) {
    return value == null ? new Null(sqlType) : value;
  }

  /** One {@code ?} per element, for an IN list. */
  public static String marks(int count) {
    return "?" + ",?".repeat(count - 1);
  }

  /** A column's time; null where there is none. */
  public static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** So many bytes of a column's value, or all if it has fewer. */
  public static byte[] bytes(ResultSet row, int column, int most) throws SQLException {
    try (InputStream value = row.getBinaryStream(column)) {
      return value.readNBytes(most);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
