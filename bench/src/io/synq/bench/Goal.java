package io.synq.bench;

/** What the server is held to: 3,000 events/s accepted and delivered with nothing left; p99 under 250 ms at 1,000/s. */
final class Goal {

    private static final int SUSTAINED = 3_000;
    private static final int CALM = 1_000;
    private static final double CALM_P99_MILLIS = 250;

    /** What is in flight when a phase ends counts for neither rate, so a fixed rate is never met to the last event. */
    private static final double NEARLY = 0.995;

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

    private static void say(boolean met, String text) {
        System.out.println((met ? "\nGoal met: " : "\nGoal missed: ") + text);
    }
}
