package io.synq.bench;

/** Counts of durations in microseconds, in buckets at most 0.8 % wide; not safe for use by several threads. */
final class Histogram {

    private static final int SUB_BITS = 7;
    private static final int SUB_COUNT = 1 << SUB_BITS;
    private static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUB_COUNT;

    private final long[] counts = new long[BUCKETS];
    private long total;
    private long max;

    /** Negative durations, which clocks of two processes can produce, count as zero. */
    void record(long micros) {
        long value = Math.max(0, micros);
        counts[bucket(value)]++;
        total++;
        max = Math.max(max, value);
    }

    /** The upper edge of the bucket that holds the given share (0 to 1) of all values; -1 without values. */
    long percentile(double share) {
        if (total == 0) {
            return -1;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(max, upperEdge(i));
            }
        }
        return max;
    }

    private static int bucket(long value) {
        if (value < SUB_COUNT) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return (shift + 1) * SUB_COUNT + (int) (value >>> shift) - SUB_COUNT;
    }

    private static long upperEdge(int bucket) {
        if (bucket < SUB_COUNT) {
            return bucket;
        }
        int shift = bucket / SUB_COUNT - 1;
        return ((long) (bucket % SUB_COUNT + SUB_COUNT + 1) << shift) - 1;
    }
}
