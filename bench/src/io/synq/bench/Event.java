package io.synq.bench;

/** One event of the load, or a batch of them: its first id, and when it was due by the schedule, in epoch nanoseconds. */
final class Event {

    /** What it is written with. */
    final EventTemplate template;

    final long idHigh;
    final long idLow;
    final long due;

    /** Not to be sent again before this moment, in epoch nanoseconds. */
    long retryAt;

    /** How often the connection broke before an answer came. */
    int breaks;

    Event(EventTemplate template, long idHigh, long idLow, long due) {
        this.template = template;
        this.idHigh = idHigh;
        this.idLow = idLow;
        this.due = due;
    }
}
