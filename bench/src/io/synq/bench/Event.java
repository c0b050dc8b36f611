package io.synq.bench;

/** One event of the load: its id, and when it was due by the schedule, in epoch nanoseconds. */
final class Event {

    final long idHigh;
    final long idLow;
    final long due;

    /** Not to be sent again before this moment, in epoch nanoseconds. */
    long retryAt;

    /** How often the connection broke before an answer came. */
    int breaks;

    Event(long idHigh, long idLow, long due) {
        this.idHigh = idHigh;
        this.idLow = idLow;
        this.due = due;
    }
}
