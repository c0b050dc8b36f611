package io.synq.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of one phase against one target. Rates are per second of the phase, latencies milliseconds, CPU seconds of
 * the server per 1,000 delivered events, memory MiB, {@code late} events of an earlier phase per second; -1 stands for unknown. An empty note means a sound phase.
 */
record Row(
        String target,
        String rate,
        double seconds,
        double accepted,
        double delivered,
        double p50,
        double p95,
        double p99,
        double p999,
        double cpu,
        double memory,
        long left,
        long repeats,
        long status503,
        long failed,
        long unsent,
        double late,
        String note) {

    static final double UNKNOWN = ServerProcess.UNKNOWN;

    /** Whether target, receiver and load were there throughout. */
    boolean sound() {
        return note.isEmpty();
    }

    /** A number as people read it; a dash for an unknown one. */
    static String text(String format, double value) {
        return value < 0 ? "–" : format.formatted(value);
    }

    String summary() {
        return "%s/s accepted, %s/s delivered, p50 %s ms, p99 %s ms, left %s, repeats %d%s"
                .formatted(
                        text("%.0f", accepted),
                        text("%.0f", delivered),
                        text("%.1f", p50),
                        text("%.1f", p99),
                        text("%.0f", left),
                        repeats,
                        note.isEmpty() ? "" : ", " + note);
    }

    /** One line, fields parted by tabs, in the order of the components. */
    String line() {
        List<Object> fields = new ArrayList<>(List.of(target, rate, seconds, accepted, delivered, p50, p95, p99, p999, cpu));
        fields.addAll(List.of(memory, left, repeats, status503, failed, unsent, late, note));
        return String.join("\t", fields.stream().map(Object::toString).toList());
    }

    static Row parse(String line) {
        String[] f = line.split("\t", -1);
        return new Row(
                f[0], f[1], number(f[2]), number(f[3]), number(f[4]), number(f[5]), number(f[6]), number(f[7]),
                number(f[8]), number(f[9]), number(f[10]), Long.parseLong(f[11]), Long.parseLong(f[12]), Long.parseLong(f[13]),
                Long.parseLong(f[14]), Long.parseLong(f[15]), number(f[16]), f[17]);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
