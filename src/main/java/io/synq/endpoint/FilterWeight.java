package io.synq.endpoint;

import com.dashjoin.jsonata.Utils;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a value is once everything in it is written out: about its memory in bytes, and about
 * the work of a function that walks through it. A value that holds one part many times weighs it
 * many times.
 */
final class FilterWeight {
  /** What a number, an element or a member weighs; a text weighs a unit and its length. */
  static final int UNIT = 16;

  private FilterWeight() {}

  /**
   * @param known weights that need not be found again, by identity
   * @param most where to stop: the result is then any larger number
   */
  static long of(@Nullable Object value, Map<Object, Long> known, long most) {
    if (value instanceof String text) {
      return (long) UNIT + text.length();
    }
    if (value instanceof Utils.RangeList range) {
      return (1L + range.size()) * UNIT;
    }
    if (!(value instanceof List) && !(value instanceof Map)) {
      return UNIT;
    }
    Long weight = known.get(value);
    return weight != null ? weight : ofContainer(value, known, most);
  }

  private static long ofContainer(Object value, Map<Object, Long> known, long most) {
    long weight = UNIT;
    Iterable<?> parts = value instanceof Map<?, ?> map ? map.values() : (List<?>) value;
    if (value instanceof Map<?, ?> map) {
      for (Object key : map.keySet()) {
        weight += of(key, known, most);
      }
    }
    for (Object part : parts) {
      if (weight > most) {
        return weight;
      }
      weight += of(part, known, most - weight);
    }
    return weight;
  }
}
