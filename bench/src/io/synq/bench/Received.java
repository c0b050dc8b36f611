package io.synq.bench;

import java.util.Properties;

/** The receiver's counts of one phase, and its latencies in all and since it settled. */
record Received(
        long unique, long uniqueInTime, long repeats, long late, long lateNanos, long foreign, Latencies all, Latencies settled) {

    /** In microseconds; -1 while there are none. */
    record Latencies(long p50, long p95, long p99, long p999) {

        static final Latencies NONE = new Latencies(-1, -1, -1, -1);

        private static Latencies of(Properties text, String prefix) {
            return new Latencies(
                    number(text, prefix + "p50"),
                    number(text, prefix + "p95"),
                    number(text, prefix + "p99"),
                    number(text, prefix + "p99.9"));
        }
    }

    static final Received NOTHING = new Received(0, 0, 0, 0, 0, 0, Latencies.NONE, Latencies.NONE);

    /** Events of an earlier phase per second, from the first to the last of them; -1 while there are none. */
    double latePerSecond() {
        return late > 1 && lateNanos > 0 ? late * 1e9 / lateNanos : Row.UNKNOWN;
    }

    static Received of(Properties text) {
        return new Received(
                number(text, "unique"), number(text, "uniqueInTime"), number(text, "repeats"), number(text, "late"),
                number(text, "lateNanos"), number(text, "foreign"), Latencies.of(text, ""), Latencies.of(text, "settled."));
    }

    private static long number(Properties text, String name) {
        return Long.parseLong(text.getProperty(name, "-1"));
    }
}
