package io.synq.bench;

import java.time.Instant;

/** Nanoseconds since 1970, steady within a process and equal across processes of one machine to a few microseconds. */
final class EpochClock {

    private static final long OFFSET = offset();

    private EpochClock() {}

    static long nanos() {
        return OFFSET + System.nanoTime();
    }

    /** The reading least disturbed by the scheduler has the shortest time between two looks at the timer. */
    private static long offset() {
        long best = Long.MAX_VALUE;
        long offset = 0;
        for (int i = 0; i < 1_000; i++) {
            long before = System.nanoTime();
            Instant now = Instant.now();
            long after = System.nanoTime();
            if (after - before < best) {
                best = after - before;
                offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - (before + after) / 2;
            }
        }
        return offset;
    }
}
