package io.synq.bench;

import java.util.List;
import java.util.Map;

/**
 * What the server is held to: 3,000 events/s accepted and delivered with nothing left; p99 under 250 ms at 1,000/s; while a
 * replay or a purge runs, at most twice the p99 that there is without it; from cold, the whole minute at 1,000/s with a
 * p50 under 500 ms, and a p99 under 100 ms from second 40 on.
 */
final class Goal {

    private static final int SUSTAINED = 3_000;
    private static final int CALM = 1_000;
    private static final double CALM_P99_MILLIS = 250;
    private static final String COLD = "server, cold";
    private static final double COLD_P50_MILLIS = 500;
    private static final double SETTLED_P99_MILLIS = 100;

    /** What is in flight when a phase ends counts for neither rate, so a fixed rate is never met to the last event. */
    private static final double NEARLY = 0.995;

    /** What may run beside live events, and what it is called. */
    private static final Map<String, String> BESIDE = Map.of("replaying", "a replay", "purging", "a purge");

    private static final double BESIDE_P99_RATIO = 2;

    private Goal() {}

    static void print(Row row) {
        if (row.target().equals(COLD)) {
            printCold(row);
        } else if (row.rate().equals(Integer.toString(CALM))) {
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

    /** For each row with such work, beside the one at the same rate without. */
    static void printBeside(List<Row> rows) {
        for (Row row : rows) {
            if (BESIDE.containsKey(row.target())) {
                rows.stream()
                        .filter(other -> other.target().equals("server") && other.rate().equals(row.rate()))
                        .forEach(calm -> printBeside(row, calm));
            }
        }
    }

    private static void printBeside(Row row, Row calm) {
        double ratio = row.p99() / calm.p99();
        boolean met = row.sound() && row.left() == 0 && calm.p99() > 0 && row.p99() >= 0 && ratio <= BESIDE_P99_RATIO;
        say(met, "p99 of live events at most doubled by %s: %.1f ms with, %.1f ms without, ratio %.2f"
                .formatted(BESIDE.get(row.target()), row.p99(), calm.p99(), ratio));
    }

    private static void say(boolean met, String text) {
        System.out.println((met ? "\nGoal met: " : "\nGoal missed: ") + text);
    }
}
