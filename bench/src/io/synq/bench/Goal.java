package io.synq.bench;

import java.util.List;

/**
 * What the server is held to: 3,000 events/s accepted and delivered with nothing left; p99 under 250 ms at 1,000/s; while a
 * replay runs, at most twice the p99 that there is without it.
 */
final class Goal {

    private static final int SUSTAINED = 3_000;
    private static final int CALM = 1_000;
    private static final double CALM_P99_MILLIS = 250;

    /** What is in flight when a phase ends counts for neither rate, so a fixed rate is never met to the last event. */
    private static final double NEARLY = 0.995;

    private static final String REPLAYING = "replaying";
    private static final double REPLAYING_P99_RATIO = 2;

    private Goal() {}

    static void print(Row row) {
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

    /** For each row with a replay, beside the one at the same rate without. */
    static void printReplaying(List<Row> rows) {
        for (Row row : rows) {
            if (row.target().equals(REPLAYING)) {
                rows.stream()
                        .filter(other -> other.target().equals("server") && other.rate().equals(row.rate()))
                        .forEach(calm -> printReplaying(row, calm));
            }
        }
    }

    private static void printReplaying(Row row, Row calm) {
        double ratio = row.p99() / calm.p99();
        boolean met = row.sound() && row.left() == 0 && calm.p99() > 0 && row.p99() >= 0 && ratio <= REPLAYING_P99_RATIO;
        say(met, "p99 of live events at most doubled by a replay: %.1f ms with, %.1f ms without, ratio %.2f"
                .formatted(row.p99(), calm.p99(), ratio));
    }

    private static void say(boolean met, String text) {
        System.out.println((met ? "\nGoal met: " : "\nGoal missed: ") + text);
    }
}
