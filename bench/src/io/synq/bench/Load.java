package io.synq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends one phase's events over a fixed number of connections, one thread in all. An event that finds no connection
 * free waits, and its time runs from when it was due. What is not accepted when the phase ends is dropped and counted.
 */
final class Load implements Runnable, HttpCaller.Listener<Event> {

    private static final long SECOND = 1_000_000_000L;
    private static final long BACK_OFF = SECOND / 10;
    private static final long MAX_RETRY_AFTER_SECONDS = 5;
    private static final int MAX_BREAKS = 5;
    private static final long LAST_ANSWERS_WITHIN = 32 * SECOND;

    /** Where events go, what they look like, how many a request takes, and over how many connections. */
    record Target(InetSocketAddress address, List<EventTemplate> templates, int batch, int connections) {}

    /** A connection that pauses after a failure, until the moment given. */
    private record Resting(HttpCaller<Event> caller, long until) {}

    private final Phase phase;
    private final Counts counts;
    private final Schedule schedule;
    private final int batch;
    private final Selector selector = Selector.open();
    private final ByteBuffer inbox = ByteBuffer.allocateDirect(64 * 1024);
    private final List<HttpCaller<Event>> callers = new ArrayList<>();
    private final ArrayDeque<HttpCaller<Event>> idle = new ArrayDeque<>();
    private final List<Resting> resting = new ArrayList<>();
    private long now = EpochClock.nanos();
    private long nextCheck = now + SECOND;
    private volatile boolean stopped;

    Load(Phase phase, Counts counts, Target target) throws IOException {
        this.phase = phase;
        this.counts = counts;
        batch = target.batch;
        schedule = new Schedule(phase, target);
        for (int i = 0; i < target.connections; i++) {
            callers.add(new HttpCaller<>(target.address, selector, this));
        }
        idle.addAll(callers);
    }

    /** Ends the load early; may be called by any thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try (selector) {
            while (!stopped && !finished()) {
                sendWhatIsDue();
                selector.select(key -> ((HttpCaller<?>) key.attachment()).ready(inbox), waitMillis());
                now = EpochClock.nanos();
                wakeRested();
                checkDeadlines();
            }
        } catch (IOException e) {
            System.err.println("load stopped: " + e.getMessage());
        } finally {
            callers.forEach(HttpCaller::close);
        }
    }

    @Override
    public void answered(HttpCaller<Event> caller, Event event, HttpHead head) {
        switch (head.status()) {
            case 201, 202 -> counts.status202++;
            case 200 -> counts.status200++;
            case 503 -> counts.status503++;
            default -> counts.statusOther++;
        }
        if (head.status() >= 200 && head.status() <= 202) {
            counts.accepted += batch;
            counts.acceptedInTime += EpochClock.nanos() <= phase.to() ? batch : 0;
        } else if (head.status() != 503) {
            counts.failed += batch;
        }
        if (head.status() != 503) {
            idle.add(caller);
            return;
        }
        long pause = retryAfter(head);
        schedule.retry(event, now + pause);
        if (phase.closedLoop()) {
            resting.add(new Resting(caller, now + pause));
        } else {
            idle.add(caller);
        }
    }

    /** An unsound answer is final; after a mere break the same event, with the same id, is sent again a few times. */
    @Override
    public void failed(HttpCaller<Event> caller, Event event, IOException reason) {
        resting.add(new Resting(caller, now + BACK_OFF));
        event.breaks++;
        if (reason instanceof ProtocolException || event.breaks == MAX_BREAKS) {
            counts.broken++;
            counts.failed += batch;
        } else {
            schedule.retry(event, now + BACK_OFF);
        }
    }

    private void sendWhatIsDue() {
        while (!idle.isEmpty()) {
            Event event = schedule.next(now);
            if (event == null) {
                break;
            }
            HttpCaller<Event> caller = idle.remove();
            event.template.write(event, caller.outbox(event.template.length()));
            caller.send(event);
        }
        counts.offered = schedule.offered(now);
    }

    private long waitMillis() {
        long until = idle.isEmpty() ? Long.MAX_VALUE : schedule.nextDue(now);
        for (Resting pause : resting) {
            until = Math.min(until, pause.until);
        }
        return Math.max(1, Math.min(100, (until - now) / 1_000_000L));
    }

    private void wakeRested() {
        if (!resting.isEmpty()) {
            resting.stream().filter(pause -> pause.until <= now).forEach(pause -> idle.add(pause.caller));
            resting.removeIf(pause -> pause.until <= now);
        }
    }

    private void checkDeadlines() {
        if (now >= nextCheck) {
            callers.forEach(HttpCaller::checkDeadline);
            nextCheck = now + SECOND;
        }
    }

    private boolean finished() {
        boolean nothingInFlight = idle.size() + resting.size() == callers.size();
        return schedule.over(now) && (nothingInFlight || now >= phase.to() + LAST_ANSWERS_WITHIN);
    }

    private static long retryAfter(HttpHead head) {
        String seconds = head.header("retry-after");
        if (seconds == null || !seconds.matches("[0-9]{1,6}")) {
            return BACK_OFF;
        }
        return Math.max(BACK_OFF, Math.min(MAX_RETRY_AFTER_SECONDS, Long.parseLong(seconds)) * SECOND);
    }
}
