package io.synq.bench;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Which event is to be sent next: those that wait for another try first, then new ones as their time comes, of each
 * template in turn.
 */
final class Schedule {

    private final Phase phase;
    private final Load.Target target;
    private final PriorityQueue<Event> retries = new PriorityQueue<>(Comparator.comparingLong(e -> e.retryAt));
    private long created;
    private int turn;

    Schedule(Phase phase, Load.Target target) {
        this.phase = phase;
        this.target = target;
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
        if (created >= phase.maxEvents() || newDue() > now) {
            return null;
        }
        long due = phase.closedLoop() ? now : phase.due(created);
        created += target.batch();
        EventTemplate template = target.templates().get(turn);
        turn = (turn + 1) % target.templates().size();
        return template.event(due);
    }

    /** When {@link #next} may have something; an epoch time in nanoseconds. */
    long nextDue(long now) {
        if (over(now)) {
            return Long.MAX_VALUE;
        }
        long due = created >= phase.maxEvents() ? phase.lastSend() : newDue();
        return retries.isEmpty() ? due : Math.min(due, retries.peek().retryAt);
    }

    /** How many events have come due until now, whether or not a connection was free for them. */
    long offered(long now) {
        return phase.closedLoop() ? created : phase.dueUntil(now);
    }

    /** Nothing more will be sent. */
    boolean over(long now) {
        boolean nothingLeft = created >= phase.maxEvents() && retries.isEmpty();
        return now >= phase.lastSend() || now >= phase.to() && nothingLeft;
    }

    private long newDue() {
        return phase.closedLoop() ? phase.from() : phase.due(created);
    }
}
