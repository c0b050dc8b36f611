package io.synq.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {

  /** Cuts a page of {@code limit} out of rows that were read with {@code limit + 1}. */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> position) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> data = List.copyOf(rows.subList(0, limit));
    return new Page<>(data, position.apply(data.get(limit - 1)).encode());
  }

  public <R> Page<R> map(Function<T, R> function) {
    return new Page<>(data.stream().map(function).toList(), nextCursor);
  }
}
