package io.synq.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server is held to: 3,000 events/s accepted and delivered with nothing left; p99 under 250 ms at 1,000/s; from
 * cold, the whole minute at 1,000/s with a p50 under 500 ms, and a p99 under 100 ms from second 40 on; the rates of
 * scenarios; what one endpoint's events cost, in time, CPU and memory; and how far one thing may disturb another.
 */
final class Goal {

    private static final int SUSTAINED = 3_000;
    private static final int CALM = 1_000;
    private static final double CALM_P99_MILLIS = 250;
    private static final String SERVER = "server";
    private static final String COLD = "server, cold";
    private static final double COLD_P50_MILLIS = 500;
    private static final double SETTLED_P99_MILLIS = 100;

    /** What is in flight when a phase ends counts for neither rate, so a fixed rate is never met to the last event. */
    private static final double NEARLY = 0.995;

    /** What makes a row, the row at the same rate without it, and how many times its p99 may be. */
    private record Disturbance(String what, String calm, double ratio) {}

    private static final Map<String, Disturbance> DISTURBED = Map.of(
            "replaying", new Disturbance("a replay", SERVER, 2),
            "purging", new Disturbance("a purge", SERVER, 2),
            "after it", new Disturbance("an overload 10 s before", "overload", 1.2),
            "hanging", new Disturbance("an endpoint that never answers", "before hanging", 1.2),
            "failing", new Disturbance("an endpoint that fails at once", "before failing", 1.2),
            "greedy", new Disturbance("a tenant that sends ten times its share", "nine tenants", 1.2),
            "draining", new Disturbance("an endpoint that comes back", "calm", 2));

    /** Events accepted and deliveries made a second, at least. */
    private record Throughput(double accepted, double delivered) {}

    private static final Map<String, Throughput> THROUGHPUT =
            Map.of("fan-out", new Throughput(1_000, 10_000), "batches", new Throughput(12_000, 10_000));

    /** How much of the highest rate there is while more is offered. */
    private static final double SHARE = 0.9;

    /** How much of one endpoint's rate others have at least. */
    private static final Map<String, Double> OF_ONE = Map.of("many", 0.9, "ordered", 0.7);

    /** How much of the highest rate an endpoint is sent that comes back with all that has waited for it. */
    private static final double DRAINED = 0.8;

    /** How much of the rate by REST the one by messages is. */
    private static final double BY_MESSAGES = 0.7;

    /** How much of the floor's rate one endpoint's is. */
    private static final double OF_FLOOR = 0.1;

    private static final double MEBIBYTES = 800;

    /** At one rate to one endpoint: milliseconds, and CPU seconds per 1,000; infinite where there is no goal. */
    private record Cost(double p50, double p99, double p999, double cpu) {}

    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final Map<String, Cost> ONE = Map.of(
            "1000", new Cost(4, 15, 50, 0.6), "0.7max", new Cost(ANY, 100, ANY, ANY), "max", new Cost(ANY, ANY, ANY, 0.28));

    private static final String MAX = "max";
    private static final String OVER = "1.5max";

    private Goal() {}

    /** All that the rows tell of. */
    static void print(List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            print(rows.get(i), rows.subList(0, i));
        }
    }

    private static void print(Row row, List<Row> before) {
        if (row.target().equals(COLD)) {
            printCold(row);
        } else if (row.target().startsWith(SERVER)) {
            printServer(row);
        }
        Disturbance disturbance = DISTURBED.get(row.target());
        if (disturbance != null) {
            last(before, disturbance.calm, row.rate()).ifPresent(calm -> printDisturbed(row, disturbance, calm));
        }
        Throughput throughput = THROUGHPUT.get(row.target());
        if (throughput != null) {
            printThroughput(row, throughput);
        }
        if (row.target().equals("one")) {
            printOne(row);
        }
        if (row.target().equals("sustained")) {
            printSustained(row, before);
        }
        if (row.target().equals("server, JMS")) {
            last(before, SERVER, row.rate()).ifPresent(rest -> printShare(row, rest, BY_MESSAGES, "of the rate by REST"));
        }
        Double share = OF_ONE.get(row.target());
        if (share != null) {
            last(before, "one", row.rate()).ifPresent(one -> printShare(row, one, share, "of one endpoint's rate"));
        }
        if (row.target().equals("draining")) {
            last(before, "one", MAX).ifPresent(one -> printDrained(row, one));
        }
        if (row.rate().equals(OVER)) {
            last(before, row.target(), MAX).ifPresent(max -> printShare(row, max, SHARE, "of the highest rate, when more is offered"));
        }
    }

    private static Optional<Row> last(List<Row> rows, String target, String rate) {
        return rows.stream()
                .filter(row -> row.target().equals(target) && row.rate().equals(rate))
                .reduce((one, next) -> next);
    }

    private static void printServer(Row row) {
        if (row.rate().equals(Integer.toString(CALM))) {
            boolean met = row.sound() && row.unsent() == 0 && row.p99() >= 0 && row.p99() < CALM_P99_MILLIS;
            say(met, "p99 under 250 ms at 1,000 events/s: " + Row.text("%.1f ms", row.p99()));
        }
        if (row.rate().equals(Integer.toString(SUSTAINED))) {
            double slower = Math.min(row.accepted(), row.delivered());
            boolean met = row.sound() && slower >= NEARLY * SUSTAINED && row.left() == 0;
            say(met, "3,000 events/s accepted and delivered for %.0f s, nothing left: %.0f/s, left %d"
                    .formatted(row.seconds(), slower, row.left()));
        }
    }

    private static void printCold(Row row) {
        if (row.seconds() < 0) {
            boolean met = row.sound() && row.p99() >= 0 && row.p99() < SETTLED_P99_MILLIS;
            say(met, "p99 under 100 ms, %s: %s".formatted(row.rate(), Row.text("%.1f ms", row.p99())));
            return;
        }
        boolean all = row.sound() && row.unsent() == 0 && row.left() == 0;
        say(all, "all that is offered from cold accepted and delivered: unsent %d, left %d"
                .formatted(row.unsent(), row.left()));
        boolean met = row.sound() && row.p50() >= 0 && row.p50() < COLD_P50_MILLIS;
        say(met, "p50 under 500 ms from cold: " + Row.text("%.1f ms", row.p50()));
    }

    private static void printOne(Row row) {
        Cost cost = ONE.get(row.rate());
        String at = "one endpoint, " + row.rate() + ": ";
        printAtMost(at + "p50 ms", row.p50(), cost.p50);
        printAtMost(at + "p99 ms", row.p99(), cost.p99);
        printAtMost(at + "p99.9 ms", row.p999(), cost.p999);
        printAtMost(at + "CPU s per 1,000", row.cpu(), cost.cpu);
        if (row.rate().equals(MAX)) {
            printAtMost(at + "MiB", row.memory(), MEBIBYTES);
        }
    }

    private static void printSustained(Row row, List<Row> before) {
        printAtMost("sustained: CPU s per 1,000", row.cpu(), ONE.get(MAX).cpu);
        printAtMost("sustained: MiB", row.memory(), MEBIBYTES);
        last(before, "floor", MAX).ifPresent(floor -> printShare(row, floor, OF_FLOOR, "of the floor's rate"));
    }

    private static void printAtMost(String what, double value, double most) {
        if (most < ANY) {
            say(value >= 0 && value <= most, "%s at most %s: %s".formatted(what, Row.text("%,.2f", most), Row.text("%,.2f", value)));
        }
    }

    private static void printDisturbed(Row row, Disturbance disturbance, Row calm) {
        double ratio = row.p99() / calm.p99();
        boolean met = row.sound() && row.left() == 0 && calm.p99() > 0 && row.p99() >= 0 && ratio <= disturbance.ratio;
        say(met, "p99 of others at most %.1f times by %s: %.1f ms with, %.1f ms without, ratio %.2f"
                .formatted(disturbance.ratio, disturbance.what, row.p99(), calm.p99(), ratio));
    }

    private static void printThroughput(Row row, Throughput least) {
        boolean met = row.sound() && row.left() == 0
                && row.accepted() >= least.accepted && row.delivered() >= least.delivered;
        say(met, "%s: %,.0f events/s accepted and %,.0f deliveries/s at least, nothing left: %.0f/s, %.0f/s, left %d"
                .formatted(row.target(), least.accepted, least.delivered, row.accepted(), row.delivered(), row.left()));
    }

    private static void printShare(Row row, Row base, double least, String what) {
        double share = Math.min(row.accepted() / base.accepted(), row.delivered() / base.delivered());
        boolean met = row.sound() && row.left() == 0 && share >= least;
        say(met, "%s: at least %.1f %s: %.2f, left %d".formatted(row.target(), least, what, share, row.left()));
    }

    private static void printDrained(Row row, Row one) {
        say(row.late() >= DRAINED * one.delivered(), "what waited is sent at %.1f of one endpoint's rate at least: %s/s of %.0f/s"
                .formatted(DRAINED, Row.text("%.0f", row.late()), one.delivered()));
    }

    private static void say(boolean met, String text) {
        System.out.println((met ? "\nGoal met: " : "\nGoal missed: ") + text);
    }
}
