package io.synq.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a campaign has counted, as tables that can be read while it goes on. */
final class CrashFigures {
  private static final Path FOLDER = Path.of("target/crash");

  /** Of one moment. */
  private static final class Row {
    int times;
    int within;
    long repeated;
    final List<Duration> recoveries = new ArrayList<>();
  }

  private final Map<CrashMoment, Row> rows = new EnumMap<>(CrashMoment.class);
  private final Path file;
  private final Map<CrashLife, Counts> counts = new IdentityHashMap<>();
  private int kills;

  /** What the producers and receivers of one server counted; what is lost is known at its end. */
  record Counts(
      long acknowledged, long lost, long deliveries, long repeated, long replayed, long again) {}

  CrashFigures(String name) {
    file = FOLDER.resolve(name + ".md");
  }

  /** The process was killed, before what the moment is about was over or not. */
  void killed(CrashMoment moment, boolean within) {
    kills++;
    happened(moment, within);
  }

  /** Something else befell it. */
  void happened(CrashMoment moment, boolean within) {
    Row row = row(moment);
    row.times++;
    row.within += within ? 1 : 0;
    write();
    System.out.println("%d kills: %s, %s".formatted(kills, moment.title, within));
  }

  /** It was well again so long after its start, or after the other thing was mended. */
  void recovered(CrashMoment moment, Duration time) {
    row(moment).recoveries.add(time);
    write();
    System.out.println("well again after %d ms: %s".formatted(time.toMillis(), moment.title));
  }

  /** What a server's producers and receivers have counted up to now, and after which moment. */
  void counted(CrashLife life, CrashMoment after, Counts upToNow) {
    Counts before = counts.put(life, upToNow);
    row(after).repeated += upToNow.repeated - (before == null ? 0 : before.repeated);
    write();
  }

  int kills() {
    return kills;
  }

  /** How often it was killed or something else befell it. */
  int times() {
    return rows.values().stream().mapToInt(row -> row.times).sum();
  }

  long acknowledged() {
    return sum(Counts::acknowledged);
  }

  long lost() {
    return sum(Counts::lost);
  }

  /** How many deliveries came again, replays left out. */
  long repeated() {
    return sum(Counts::repeated);
  }

  private long sum(ToLongFunction<Counts> count) {
    return counts.values().stream().mapToLong(count).sum();
  }

  private Row row(CrashMoment moment) {
    return rows.computeIfAbsent(moment, key -> new Row());
  }

  private void write() {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%.1f",
            sorted.get((int) (share * (sorted.size() - 1))).toMillis() / 1000.0);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "| | times | in the midst of it | repeated after it | recovered in s, p50 | most |\n"
                + "|---|---|---|---|---|---|\n");
    List<Duration> all = new ArrayList<>();
    rows.forEach(
        (moment, row) -> {
          if (row.times == 0) {
            return;
          }
          all.addAll(row.recoveries);
          List<Duration> sorted = row.recoveries.stream().sorted().toList();
          text.append(
              "| %s | %d | %d | %d | %s | %s |\n"
                  .formatted(
                      moment.title,
                      row.times,
                      row.within,
                      row.repeated,
                      seconds(sorted, 0.5),
                      seconds(sorted, 1)));
        });
    List<Duration> sorted = all.stream().sorted().toList();
    text.append("\n| kills | acknowledged | lost | deliveries | repeated | replayed | repeated |")
        .append(" recovered in s, p50 | most |\n|---|---|---|---|---|---|---|---|---|\n");
    return text.append(
            String.format(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d (%.2f %%) | %d | %d | %s | %s |\n",
                kills,
                sum(Counts::acknowledged),
                sum(Counts::lost),
                sum(Counts::deliveries),
                sum(Counts::repeated),
                100.0 * repeated() / Math.max(1, sum(Counts::deliveries)),
                sum(Counts::replayed),
                sum(Counts::again),
                seconds(sorted, 0.5),
                seconds(sorted, 1)))
        .toString();
  }
}
