package io.synq.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Horizontal bars, one per series in each group; a value that is not known has none.
 *
 * @param logarithmic whether lengths follow the values' logarithms, from 1 on
 */
record BarChart(String title, List<String> series, boolean logarithmic, List<Group> groups) {

    private static final int LEFT = 210;
    private static final int RIGHT = 80;
    private static final int TOP = 60;
    private static final int BAR = 14;
    private static final int GAP = 14;

    /** A name, a value per series, and what is to be reached; -1: nothing. */
    private record Group(String name, double goal, double[] values) {}

    BarChart(String title, boolean logarithmic, String... series) {
        this(title, List.of(series), logarithmic, new ArrayList<>());
    }

    void add(String name, double goal, double... values) {
        if (Arrays.stream(values).anyMatch(value -> value >= 0)) {
            groups.add(new Group(name, goal, values));
        }
    }

    String svg() {
        Svg svg = new Svg(title);
        svg.legend(40, series);
        double most = groups.stream().mapToDouble(BarChart::most).max().orElse(1);
        double y = TOP;
        for (Group group : groups) {
            double height = group.values.length * (BAR + 2);
            svg.textBefore(LEFT - 10, y + height / 2 + 4, "", group.name);
            for (int i = 0; i < group.values.length; i++) {
                if (group.values[i] >= 0) {
                    svg.bar(LEFT, y + i * (BAR + 2), length(group.values[i], most), BAR, i);
                }
            }
            if (group.goal > 0) {
                double x = LEFT + length(group.goal, most);
                svg.line(x, y - 4, x, y + height + 2, "goal");
            }
            // Figures last: they are to be read where a goal is near.
            for (int i = 0; i < group.values.length; i++) {
                if (group.values[i] >= 0) {
                    double end = LEFT + length(group.values[i], most);
                    svg.text(end + 6, y + i * (BAR + 2) + BAR - 2, "faint", text(group.values[i]));
                }
            }
            y += height + GAP;
        }
        svg.line(LEFT, TOP - 6, LEFT, y - GAP + 6, "axis");
        return svg.end(y);
    }

    private static double most(Group group) {
        return Math.max(group.goal, Arrays.stream(group.values).max().orElse(0));
    }

    private double length(double value, double most) {
        double room = Svg.WIDTH - LEFT - RIGHT;
        return logarithmic ? room * Math.log(Math.max(1, value)) / Math.log(Math.max(2, most)) : room * value / most;
    }

    static String text(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }
}
