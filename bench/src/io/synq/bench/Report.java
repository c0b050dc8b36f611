package io.synq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Prints the rows of a file as a Markdown table; a server's row has its ratios to the floor's at the same rate. */
final class Report {

    private static final String FLOOR = "floor";
    private static final String[] COLUMNS = {
        "rate", "target", "accepted/s", "delivered/s", "p50 ms", "p95 ms", "p99 ms", "p99.9 ms", "CPU s/1,000", "peak MiB", "left",
        "repeats", "503s", "failed", "unsent", "late/s", "delivered ÷ floor", "p99 ÷ floor", "CPU ÷ floor", "note"
    };

    private final List<Row> rows;

    private Report(List<Row> rows) {
        this.rows = rows;
    }

    /** Argument: the file with the rows. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path file = Path.of(args[0]);
        List<Row> rows = Files.exists(file) ? Files.readAllLines(file).stream().map(Row::parse).toList() : List.of();
        String disk = Disk.describe(file.toAbsolutePath().getParent());
        System.out.println("Machine: " + Machine.describe() + "; " + disk + "\n");
        new Report(rows).print();
    }

    private void print() {
        printLine(COLUMNS);
        System.out.println("|---|---|" + "---:|".repeat(COLUMNS.length - 3) + "---|");
        Set<String> rates = new LinkedHashSet<>();
        rows.forEach(row -> rates.add(row.rate()));
        for (String rate : rates) {
            rows.stream().filter(row -> row.rate().equals(rate)).forEach(this::printRow);
        }
        Goal.print(rows);
    }

    private void printRow(Row row) {
        Optional<Row> floor = row.target().equals(FLOOR) ? Optional.empty() : floorOf(row.rate());
        printLine(
                row.rate(),
                row.target(),
                Row.text("%.0f", row.accepted()),
                Row.text("%.0f", row.delivered()),
                Row.text("%.1f", row.p50()),
                Row.text("%.1f", row.p95()),
                Row.text("%.1f", row.p99()),
                Row.text("%.1f", row.p999()),
                Row.text("%.3f", row.cpu()),
                Row.text("%.0f", row.memory()),
                Row.text("%.0f", row.left()),
                Row.text("%.0f", row.repeats()),
                Row.text("%.0f", row.status503()),
                Row.text("%.0f", row.failed()),
                Row.text("%.0f", row.unsent()),
                Row.text("%.0f", row.late()),
                Row.text("%.2f", floor.map(base -> ratio(row.delivered(), base.delivered())).orElse(Row.UNKNOWN)),
                Row.text("%.1f", floor.map(base -> ratio(row.p99(), base.p99())).orElse(Row.UNKNOWN)),
                Row.text("%.1f", floor.map(base -> ratio(row.cpu(), base.cpu())).orElse(Row.UNKNOWN)),
                row.note());
    }

    private Optional<Row> floorOf(String rate) {
        return rows.stream().filter(row -> row.target().equals(FLOOR) && row.rate().equals(rate)).findFirst();
    }

    private static double ratio(double value, double base) {
        return value < 0 || base <= 0 ? Row.UNKNOWN : value / base;
    }

    private static void printLine(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
