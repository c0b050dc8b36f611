package io.synq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Draws what {@code bench/all} measured. Argument: the folder with {@code floor.rows}, {@code derby.rows}, {@code postgresql.rows},
 * {@code derby.sizes} and {@code postgresql.sizes}; what is missing is left out. Writes {@code rates.svg}, {@code cpu.svg},
 * {@code latency.svg}, {@code others.svg}, {@code sizes-derby.svg} and {@code sizes-postgresql.svg} beside them.
 */
final class Charts {

    private static final String MAX = "max";
    private static final String[] DATABASES = {"derby", "postgresql"};
    private static final String[] NAMES = {"Derby", "PostgreSQL"};

    /** How much of the floor's rate the server is to reach. */
    private static final double SHARE_OF_FLOOR = 0.1;

    private final Path folder;
    private final List<Row> floor;
    private final List<List<Row>> servers = new ArrayList<>();

    private Charts(Path folder) throws IOException {
        this.folder = folder;
        floor = rows("floor");
        for (String database : DATABASES) {
            servers.add(rows(database));
        }
    }

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        new Charts(Path.of(args[0])).draw();
    }

    private List<Row> rows(String name) throws IOException {
        Path file = folder.resolve(name + ".rows");
        return Files.exists(file) ? Files.readAllLines(file).stream().map(Row::parse).toList() : List.of();
    }

    private interface Figure {
        double of(Row row);
    }

    private static double value(List<Row> rows, String target, String rate, Figure figure) {
        return rows.stream()
                .filter(row -> row.target().equals(target) && row.rate().equals(rate) && row.sound())
                .mapToDouble(figure::of)
                .reduce((first, last) -> last)
                .orElse(Row.UNKNOWN);
    }

    private double[] values(String target, String rate, Figure figure) {
        return servers.stream().mapToDouble(rows -> value(rows, target, rate, figure)).toArray();
    }

    private void draw() throws IOException {
        BarChart rates = new BarChart("Deliveries per second, at most (line: the goal)", false, NAMES);
        double floorMax = value(floor, "floor", MAX, Row::delivered);
        rates.add("one endpoint", floorMax * SHARE_OF_FLOOR, values("one", MAX, Row::delivered));
        rates.add("the same for five minutes", floorMax * SHARE_OF_FLOOR, values("sustained", MAX, Row::delivered));
        rates.add("100 endpoints, 20 tenants", -1, values("many", MAX, Row::delivered));
        rates.add("in order, by 1,024 keys", -1, values("ordered", MAX, Row::delivered));
        rates.add("each event to ten endpoints", 10_000, values("fan-out", MAX, Row::delivered));
        rates.add("batches of 100 events", 10_000, values("batches", MAX, Row::delivered));
        rates.add("1.5 times the most offered", -1, values("overload", "1.5max", Row::delivered));
        write("rates", rates.svg());

        BarChart cpu = new BarChart("CPU seconds of the server per 1,000 deliveries (line: the goal)", false, NAMES);
        cpu.add("1,000 events/s", 0.6, values("one", "1000", Row::cpu));
        cpu.add("as fast as it can", 0.28, values("one", MAX, Row::cpu));
        cpu.add("each event to ten endpoints", -1, values("fan-out", MAX, Row::cpu));
        cpu.add("batches of 100 events", -1, values("batches", MAX, Row::cpu));
        write("cpu", cpu.svg());

        BarChart latency = new BarChart("From the moment an event is due until it is delivered, ms, logarithmic (line: the goal)", true, NAMES);
        for (String rate : new String[] {"1000", "0.7max"}) {
            boolean calm = rate.equals("1000");
            String at = calm ? " at 1,000/s" : " at 0.7 of the most";
            latency.add("p50" + at, calm ? 4 : -1, values("one", rate, Row::p50));
            latency.add("p99" + at, calm ? 15 : 100, values("one", rate, Row::p99));
            latency.add("p99.9" + at, calm ? 50 : -1, values("one", rate, Row::p999));
        }
        write("latency", latency.svg());

        BarChart others = new BarChart("p99 of the others, ms, logarithmic", true, NAMES);
        others.add("ten endpoints", -1, values("before hanging", "200", Row::p99));
        others.add("beside one that hangs", -1, values("hanging", "200", Row::p99));
        others.add("ten endpoints", -1, values("before failing", "200", Row::p99));
        others.add("beside one that fails", -1, values("failing", "200", Row::p99));
        others.add("nine tenants", -1, values("nine tenants", "945", Row::p99));
        others.add("beside a greedy tenth", -1, values("greedy", "945", Row::p99));
        others.add("a live endpoint", -1, values("calm", "200", Row::p99));
        others.add("beside one that comes back", -1, values("draining", "200", Row::p99));
        write("others", others.svg());

        for (int i = 0; i < DATABASES.length; i++) {
            Path file = folder.resolve(DATABASES[i] + ".sizes");
            if (Files.exists(file)) {
                write("sizes-" + DATABASES[i], sizes(NAMES[i], Sizes.read(file)));
            }
        }
    }

    private void write(String name, String svg) throws IOException {
        Files.writeString(folder.resolve(name + ".svg"), svg);
    }

    private static final int LEFT = 40;
    private static final int TOP = 50;
    private static final int HEIGHT = 200;
    private static final int PLOT = 430;

    private static String sizes(String database, Sizes sizes) {
        Svg svg = new Svg(database + ": times as costly as on the smallest log, by stored events (line: the goal)");
        SortedSet<Long> events = new TreeSet<>();
        sizes.figures().values().forEach(values -> events.addAll(values.keySet()));
        double most = most(sizes);
        double first = Math.log(events.first());
        double span = Math.max(1e-9, Math.log(events.last()) - first);
        for (int times = 0; times <= most; times += most > 6 ? 2 : 1) {
            double y = TOP + HEIGHT - HEIGHT * times / most;
            svg.line(LEFT, y, LEFT + PLOT, y, "axis");
            svg.textBefore(LEFT - 8, y + 4, "faint", Integer.toString(times));
        }
        double goal = TOP + HEIGHT - HEIGHT * Sizes.GOAL / most;
        svg.line(LEFT, goal, LEFT + PLOT, goal, "goal");
        for (long size : events) {
            svg.textBefore(LEFT + PLOT * (Math.log(size) - first) / span + 24, TOP + HEIGHT + 20, "faint", "%,d".formatted(size));
        }
        int series = 0;
        for (Map.Entry<String, SortedMap<Long, Double>> one : sizes.figures().entrySet()) {
            List<Double> points = new ArrayList<>();
            one.getValue().forEach((size, value) -> {
                points.add(LEFT + PLOT * (Math.log(size) - first) / span);
                points.add(TOP + HEIGHT - HEIGHT * Sizes.times(one.getKey(), one.getValue(), size) / most);
            });
            svg.curve(points, series);
            double y = TOP + 10 + 22.0 * series;
            svg.bar(LEFT + PLOT + 30, y - 10, 10, 10, series);
            svg.text(LEFT + PLOT + 46, y, "faint", one.getKey());
            series++;
        }
        return svg.end(TOP + HEIGHT + 30);
    }

    private static double most(Sizes sizes) {
        double most = 2;
        for (Map.Entry<String, SortedMap<Long, Double>> one : sizes.figures().entrySet()) {
            for (long size : one.getValue().keySet()) {
                most = Math.max(most, Sizes.times(one.getKey(), one.getValue(), size));
            }
        }
        return most;
    }
}
