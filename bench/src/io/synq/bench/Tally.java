package io.synq.bench;

/**
 * What the receiver counts for one phase. Only events sent since the phase began count; earlier ones are late leftovers
 * of the phase before. Times are epoch nanoseconds, latencies microseconds.
 */
final class Tally {

    private final long from;
    private final long settled;
    private final long to;
    private final IdSet ids = new IdSet();
    private final Histogram latencies = new Histogram();
    private final Histogram settledLatencies = new Histogram();
    private long unique;
    private long uniqueInTime;
    private long repeats;
    private long late;
    private long firstLate;
    private long lastLate;
    private long foreign;
    private long first;
    private long last;

    Tally(long from, long settled, long to) {
        this.from = from;
        this.settled = settled;
        this.to = to;
    }

    void arrived(long idHigh, long idLow, long sent, long now) {
        if (sent < from) {
            late++;
            firstLate = firstLate == 0 ? now : firstLate;
            lastLate = now;
        } else if (ids.add(idHigh, idLow)) {
            unique++;
            uniqueInTime += now <= to ? 1 : 0;
            latencies.record((now - sent) / 1_000);
            if (sent >= settled) {
                settledLatencies.record((now - sent) / 1_000);
            }
            first = first == 0 ? now : first;
            last = now;
        } else {
            repeats++;
        }
    }

    /** A request that is not one of the load's events, such as a ping. */
    void foreign() {
        foreign++;
    }

    /** One {@code name=value} a line, as {@link ReceiverClient} reads it. */
    @Override
    public String toString() {
        return "unique=" + unique + "\nuniqueInTime=" + uniqueInTime + "\nrepeats=" + repeats + "\nlate=" + late
                + "\nlateNanos=" + (lastLate - firstLate)
                + "\nforeign=" + foreign + "\nfirst=" + first + "\nlast=" + last
                + "\n" + text("", latencies) + text("settled.", settledLatencies);
    }

    private static String text(String prefix, Histogram latencies) {
        return prefix + "p50=" + latencies.percentile(0.50) + "\n" + prefix + "p95=" + latencies.percentile(0.95)
                + "\n" + prefix + "p99=" + latencies.percentile(0.99) + "\n" + prefix + "p99.9="
                + latencies.percentile(0.999) + "\n";
    }
}
