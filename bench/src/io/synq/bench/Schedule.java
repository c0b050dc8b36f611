package io.synq.bench;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Which event is to be sent next: those that wait for another try first, then new ones as their time comes. */
final class Schedule {

    private final Phase phase;
    private final EventTemplate template;
    private final PriorityQueue<Event> retries = new PriorityQueue<>(Comparator.comparingLong(e -> e.retryAt));
    private long created;

    Schedule(Phase phase, EventTemplate template) {
        this.phase = phase;
        this.template = template;
    }

    void retry(Event event, long at) {
        event.retryAt = at;
        retries.add(event);
    }

    /** The event to send now, or null when none is due or the phase is over. */
    Event next(long now) {
        if (over(now)) {
            return null;
        }
        if (!retries.isEmpty() && retries.peek().retryAt <= now) {
            return retries.poll();
        }
        if (created == phase.maxEvents() || newDue() > now) {
            return null;
        }
        long due = phase.closedLoop() ? now : phase.due(created);
        created++;
        return template.event(due);
    }

    /** When {@link #next} may have something; an epoch time in nanoseconds. */
    long nextDue(long now) {
        if (over(now)) {
            return Long.MAX_VALUE;
        }
        long due = created == phase.maxEvents() ? phase.lastSend() : newDue();
        return retries.isEmpty() ? due : Math.min(due, retries.peek().retryAt);
    }

    /** How many events have come due until now, whether or not a connection was free for them. */
    long offered(long now) {
        return phase.closedLoop() ? created : phase.dueUntil(now);
    }

    /** Nothing more will be sent. */
    boolean over(long now) {
        boolean nothingLeft = created == phase.maxEvents() && retries.isEmpty();
        return now >= phase.lastSend() || now >= phase.to() && nothingLeft;
    }

    private long newDue() {
        return phase.closedLoop() ? phase.from() : phase.due(created);
    }
}
