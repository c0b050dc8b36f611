package io.synq.bench;

/**
 * One stretch of load: from and to in epoch nanoseconds, and events per second; a rate of 0 means as fast as the
 * connections allow (each sends its next event when the last one is answered). What is sent since {@code settled}, which
 * may be the end, has latencies of its own beside those of the whole.
 */
record Phase(String label, int rate, long from, long settled, long to) {

    private static final long SECOND = 1_000_000_000L;

    /** What one phase sends at most; the receiver's memory for ids is made for it. */
    private static final long MAX_EVENTS = 12_000_000;

    private static final int MAX_SECONDS = 600;

    private static final long LEAD_NANOS = 300_000_000L;

    /**
     * A phase that starts in a moment.
     *
     * @param rate events per second or {@code max}
     * @param settled how many seconds after the start what is sent is looked at by itself too; 0: never
     */
    static Phase starting(String label, String rate, int seconds, int settled) {
        int perSecond = rate.equals("max") ? 0 : Integer.parseInt(rate);
        boolean closedLoop = rate.equals("max");
        if (perSecond < (closedLoop ? 0 : 1) || seconds < 1 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException("a rate is max or a positive number; seconds 1 to " + MAX_SECONDS);
        }
        if ((long) perSecond * seconds > MAX_EVENTS) {
            throw new IllegalArgumentException("more than " + MAX_EVENTS + " events in a phase");
        }
        long from = EpochClock.nanos() + LEAD_NANOS;
        long to = from + seconds * SECOND;
        return new Phase(label, perSecond, from, settled == 0 ? to : from + settled * SECOND, to);
    }

    boolean closedLoop() {
        return rate == 0;
    }

    double seconds() {
        return (to - from) / 1e9;
    }

    long maxEvents() {
        return closedLoop() ? MAX_EVENTS : (long) (seconds() * rate);
    }

    /** Whether so many events are all that it may send, though there was time for more. */
    boolean exhaustedBy(long events) {
        return closedLoop() && events >= MAX_EVENTS;
    }

    /** Events due by the end are still sent for a quarter of a second, so that the timer's grain loses none. */
    long lastSend() {
        return closedLoop() ? to : to + 250_000_000L;
    }

    /** When event number {@code index} is due by the schedule. */
    long due(long index) {
        return from + index * 1_000_000_000L / rate;
    }

    /** How many events are due by then. */
    long dueUntil(long now) {
        if (now < from) {
            return 0;
        }
        return Math.min(maxEvents(), (now - from) * rate / 1_000_000_000L + 1);
    }
}
