package io.synq.bench;

import java.io.IOException;

/**
 * Load beside the one that is measured: sends at a steady rate, and prints how much was accepted. Options: url, rate and
 * seconds, and connections, as of {@link Bench}; the API key is read from the variable BENCH_KEY.
 */
final class Aside {

    private Aside() {}

    public static void main(String[] args) throws IOException {
        Options options = new Options(args);
        Phase phase = Phase.starting("aside", options.text("rate"), options.number("seconds"), 0);
        Counts counts = new Counts();
        new Load(phase, counts, Bench.target(options)).run();
        System.err.println("  beside it: %.0f/s accepted; answers %s"
                .formatted(counts.acceptedInTime / phase.seconds(), counts));
    }
}
