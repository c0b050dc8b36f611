package io.synq.bench;

/** What became of the load's events so far; written by the load's thread alone, read by others. */
final class Counts {

    /** Events whose time had come, sent or not. */
    volatile long offered;

    /** Events answered 202, 201 or 200; the second counts only answers that came before the phase ended. */
    volatile long accepted;

    volatile long acceptedInTime;

    /** Events that will never be accepted, other than {@link #unsent()}. */
    volatile long failed;

    /** Answers by status, 201 with 202. A request may be answered 503 several times before it is accepted; any other is final. */
    volatile long status202;

    volatile long status200;
    volatile long status503;
    volatile long statusOther;

    /** Requests given up because the connection kept breaking, timed out, or carried no sound HTTP answer. */
    volatile long broken;

    @Override
    public String toString() {
        return "202: " + status202 + ", 200: " + status200 + ", 503: " + status503 + ", other: " + statusOther
                + ", broken: " + broken;
    }

    /** Events that were due but had no final answer when the load ended: never sent, or always answered 503. */
    long unsent() {
        return Math.max(0, offered - accepted - failed);
    }
}
