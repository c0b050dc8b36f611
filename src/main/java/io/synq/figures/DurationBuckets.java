package io.synq.figures;

import java.util.SortedMap;

/**
 * Durations in milliseconds, told apart the less the longer they are: exactly below {@value #EXACT}
 * ms, then in eighths of each power of two, up to {@link #LAST}. A percentile is off by an eighth
 * at most.
 */
final class DurationBuckets {
  private static final int EXACT = 16;
  private static final int EXACT_BITS = 4;
  private static final int PARTS = 8;
  private static final int PART_BITS = 3;

  /** The last one, which has everything longer, too. */
  static final int LAST = EXACT + (14 - EXACT_BITS) * PARTS + PARTS - 1;

  private DurationBuckets() {}

  static int of(int millis) {
    if (millis < EXACT) {
      return Math.max(0, millis);
    }
    int power = 31 - Integer.numberOfLeadingZeros(millis);
    int part = (millis >> (power - PART_BITS)) & (PARTS - 1);
    return Math.min(LAST, EXACT + (power - EXACT_BITS) * PARTS + part);
  }

  /** The shortest duration of a bucket. */
  static long lower(int bucket) {
    if (bucket < EXACT) {
      return bucket;
    }
    int power = EXACT_BITS + (bucket - EXACT) / PARTS;
    int part = (bucket - EXACT) % PARTS;
    return (long) (PARTS + part) << (power - PART_BITS);
  }

  /**
   * The duration that a share of all does not exceed, in milliseconds.
   *
   * @param counts per bucket, at least one in all
   */
  static long percentile(SortedMap<Integer, Long> counts, double share) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long rank = Math.max(1, (long) Math.ceil(all * share));
    for (var bucket : counts.entrySet()) {
      long count = bucket.getValue();
      if (rank <= count) {
        // As if a bucket's durations were spread evenly over it.
        long lower = lower(bucket.getKey());
        long width = lower(bucket.getKey() + 1) - lower;
        return lower + (long) (width * ((rank - 0.5) / count));
      }
      rank -= count;
    }
    throw new IllegalArgumentException("nothing was counted");
  }
}
