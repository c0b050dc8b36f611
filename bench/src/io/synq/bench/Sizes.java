package io.synq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was measured on logs of several sizes: of each figure its value by the number of stored events. */
record Sizes(Map<String, SortedMap<Long, Double>> figures) {

    /** How many times the smallest log's value a larger one's may be. */
    static final double GOAL = 1.3;

    /** A rate, of which more is better. */
    static boolean isRate(String figure) {
        return figure.endsWith("/s");
    }

    /** Argument: the file, whose lines are a figure, a number of events and a value, parted by tabs. Prints a Markdown table. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        read(Path.of(args[0])).print();
    }

    static Sizes read(Path file) throws IOException {
        Map<String, SortedMap<Long, Double>> figures = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            figures.computeIfAbsent(cells[0], name -> new TreeMap<>()).put(Long.parseLong(cells[1]), Double.parseDouble(cells[2]));
        }
        return new Sizes(figures);
    }

    /** How many times as costly it is as on the smallest log. */
    static double times(String figure, SortedMap<Long, Double> values, long events) {
        double base = values.get(values.firstKey());
        double value = values.get(events);
        return isRate(figure) ? base / value : value / base;
    }

    private void print() {
        SortedSet<Long> sizes = new TreeSet<>();
        figures.values().forEach(values -> sizes.addAll(values.keySet()));
        System.out.println("| stored events | " + String.join(" | ", sizes.stream().map("%,d"::formatted).toList()) + " | times |");
        System.out.println("|---|" + "---:|".repeat(sizes.size() + 1));
        figures.forEach((figure, values) -> {
            List<String> cells = sizes.stream()
                    .map(size -> values.containsKey(size) ? "%.3g".formatted(values.get(size)) : "–")
                    .toList();
            double times = times(figure, values, values.lastKey());
            System.out.println("| %s | %s | %.2f%s |".formatted(figure, String.join(" | ", cells), times, times > GOAL ? " (!)" : ""));
        });
    }
}
