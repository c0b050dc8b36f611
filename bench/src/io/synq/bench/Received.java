package io.synq.bench;

import java.util.Properties;

/** The receiver's counts of one phase; latencies in microseconds, -1 while there are none. */
record Received(
        long unique, long uniqueInTime, long repeats, long late, long foreign, long p50, long p95, long p99, long max) {

    static final Received NOTHING = new Received(0, 0, 0, 0, 0, -1, -1, -1, -1);

    static Received of(Properties text) {
        return new Received(
                number(text, "unique"), number(text, "uniqueInTime"), number(text, "repeats"), number(text, "late"),
                number(text, "foreign"), number(text, "p50"), number(text, "p95"), number(text, "p99"),
                number(text, "max"));
    }

    private static long number(Properties text, String name) {
        return Long.parseLong(text.getProperty(name, "-1"));
    }
}
