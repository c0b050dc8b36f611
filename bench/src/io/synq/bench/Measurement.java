package io.synq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Runs phases against one target, watching it and the receiver, and turns what was counted into a {@link Row}. */
final class Measurement {

    private static final long SECOND = 1_000_000_000L;
    private static final long DRAIN_WITHIN = 30 * SECOND;
    private static final int PROGRESS_EVERY = 10;
    private static final int MISSES_ALLOWED = 2;

    private final String name;
    private final Load.Target target;
    private final int deliveries;
    private final ServerProcess process;
    private final ReceiverClient receiver;
    private Received received = Received.NOTHING;
    private int misses;

    /** @param deliveries how many each event has that the receiver counts */
    Measurement(
            String name, Load.Target target, int deliveries, ServerProcess process, ReceiverClient receiver) {
        this.name = name;
        this.target = target;
        this.deliveries = deliveries;
        this.process = process;
        this.receiver = receiver;
    }

    /** Always ends: about a minute after the phase at the latest, early when the target or the receiver goes away. */
    Row run(Phase phase) throws IOException, InterruptedException {
        begin(phase);
        Counts counts = new Counts();
        Load load = new Load(phase, counts, target);
        Thread thread = new Thread(load, "load");
        thread.setDaemon(true);
        thread.start();
        sleepUntil(phase.from());
        double cpuBefore = process.cpuSeconds();
        watch(phase, counts);
        double cpu = process.cpuSeconds() - cpuBefore;
        double seconds = Math.min(phase.seconds(), (EpochClock.nanos() - phase.from()) / 1e9);
        if (!trouble().isEmpty()) {
            load.stop();
        }
        thread.join();
        drain(counts);
        Row row = row(phase, counts, seconds, cpu);
        say(phase, row.summary() + "; answers " + counts);
        if (received.late() > 0 || received.foreign() > 0) {
            say(phase, "also came: %d events of an earlier phase, %d other requests"
                    .formatted(received.late(), received.foreign()));
        }
        return row;
    }

    private void begin(Phase phase) {
        misses = 0;
        received = Received.NOTHING;
        try {
            receiver.begin(phase);
        } catch (IOException e) {
            misses = MISSES_ALLOWED + 1;
        }
    }

    private void watch(Phase phase, Counts counts) throws InterruptedException {
        long next = phase.from() + SECOND;
        for (int second = 1; next < phase.to() && trouble().isEmpty(); second++, next += SECOND) {
            sleepUntil(next);
            look();
            if (second % PROGRESS_EVERY == 0) {
                say(phase, second + " s, accepted " + counts.accepted + ", delivered " + received.unique());
            }
        }
        if (trouble().isEmpty()) {
            sleepUntil(phase.to());
        }
    }

    private void drain(Counts counts) throws InterruptedException {
        long until = EpochClock.nanos() + DRAIN_WITHIN;
        look();
        while (received.unique() < deliveries * counts.accepted && trouble().isEmpty() && EpochClock.nanos() < until) {
            sleepUntil(EpochClock.nanos() + SECOND / 5);
            look();
        }
    }

    private void look() {
        try {
            received = receiver.received();
            misses = 0;
        } catch (IOException e) {
            misses++;
        }
    }

    private String trouble() {
        if (process.gone()) {
            return "target gone";
        }
        return misses > MISSES_ALLOWED ? "receiver gone" : "";
    }

    private Row row(Phase phase, Counts counts, double seconds, double cpu) {
        String trouble = trouble();
        boolean counted = trouble.isEmpty();
        if (counted && phase.exhaustedBy(counts.accepted)) {
            trouble = "sent all it may before the end";
        }
        long delivered = received.uniqueInTime();
        return new Row(
                name,
                phase.label(),
                seconds,
                counts.acceptedInTime / seconds,
                counted ? delivered / seconds : Row.UNKNOWN,
                millis(received.all().p50()),
                millis(received.all().p95()),
                millis(received.all().p99()),
                millis(received.all().p999()),
                counted && process.known() && delivered > 0 ? cpu * 1e3 / delivered : Row.UNKNOWN,
                process.peakMebibytes(),
                counted ? Math.max(0, deliveries * counts.accepted - received.unique()) : -1,
                received.repeats(),
                counts.status503,
                counts.failed,
                counts.unsent(),
                received.latePerSecond(),
                trouble);
    }

    /** Of the events of the phase that {@link #run} measured last, the latencies of those sent since it settled. */
    Row settled(String label) {
        Received.Latencies latencies = received.settled();
        return new Row(
                name, label, Row.UNKNOWN, Row.UNKNOWN, Row.UNKNOWN,
                millis(latencies.p50()), millis(latencies.p95()), millis(latencies.p99()), millis(latencies.p999()),
                Row.UNKNOWN, Row.UNKNOWN, -1, -1, -1, -1, -1, Row.UNKNOWN, trouble());
    }

    private static double millis(long micros) {
        return micros < 0 ? Row.UNKNOWN : micros / 1e3;
    }

    private static void sleepUntil(long epochNanos) throws InterruptedException {
        long millis = (epochNanos - EpochClock.nanos() + 999_999) / 1_000_000;
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    private void say(Phase phase, String text) {
        System.err.println("  " + name + " " + phase.label() + ": " + text);
    }
}
