package io.synq.console.figures;

import io.synq.figures.Figures;
import io.synq.figures.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures over a time, of a tenant or of an endpoint, as numbers and charts. */
public final class PeriodFigures {
  /** So many types have a colour of their own. */
  private static final int MOST_TYPES = 5;

  /** What the API puts beyond the types that it tells apart. */
  private static final String OTHER = "other";

  private static final String NO_ANSWER = "none";
  private static final Map<String, String> TONES =
      new TreeMap<>(
          Map.of("1", "calm", "2", "good", "3", "accent", "4", "warn", "5", "bad", "n", "mute"));

  private final Stats.Response stats;
  private final Duration step;
  private final List<Instant> times = new ArrayList<>();
  private final Map<Instant, Figures> byTime;

  /**
   * @param step by which they were asked for
   */
  public PeriodFigures(Stats.Response stats, Duration step) {
    this.stats = stats;
    this.step = step;
    this.byTime = stats.slices().stream().collect(Collectors.toMap(Figures::from, one -> one));
    Instant last = stats.total().to();
    for (Instant time = stats.total().from(); time.isBefore(last); time = time.plus(step)) {
      times.add(time);
    }
  }

  public Figures getTotal() {
    return stats.total();
  }

  /** Deliveries that have ended. */
  public long getEnded() {
    return stats.total().delivered() + stats.total().failed();
  }

  public Stats.Waiting getWaiting() {
    return stats.waiting();
  }

  /** Of a tenant. */
  public Chart getEvents() {
    return chart(
        "Events by type",
        "Each event once, in the " + stepName() + " in which it was accepted.",
        types());
  }

  public Chart getDeliveries() {
    return chart(
        "Deliveries",
        "Each delivery once, in the " + stepName() + " in which it ended.",
        List.of(
            series("Delivered", "good", 0L, Figures::delivered),
            series("Failed for good", "bad", 0L, Figures::failed)));
  }

  public Chart getAttempts() {
    List<Chart.Series> series = new ArrayList<>();
    TONES.forEach(
        (kind, tone) -> {
          List<String> known =
              stats.total().statuses().keySet().stream()
                  .filter(status -> status.startsWith(kind))
                  .sorted()
                  .toList();
          if (!known.isEmpty()) {
            series.add(series(name(known), tone, 0L, one -> sum(one.statuses(), known)));
          }
        });
    return chart(
        "Attempts by HTTP status", "Each attempt once; a delivery may need several.", series);
  }

  private static String name(List<String> statuses) {
    return statuses.get(0).equals(NO_ANSWER) ? "No answer" : String.join(", ", statuses);
  }

  /** Of an endpoint. */
  public Chart getAttemptsByType() {
    return chart(
        "Attempts by event type", "Each attempt once; a delivery may need several.", types());
  }

  public Chart getLatency() {
    return new Chart(
        "Response time",
        "Of all attempts in the " + stepName() + ", failed ones too.",
        "ms",
        false,
        times,
        step,
        List.of(
            series("p50", "accent", null, Figures::p50Ms),
            series("p95", "calm", null, Figures::p95Ms)));
  }

  private String stepName() {
    long minutes = step.toMinutes();
    return minutes == 1 ? "minute" : minutes < 60 ? minutes + " minutes" : "hour";
  }

  private Chart chart(String title, String counts, List<Chart.Series> series) {
    return new Chart(title, counts, "", true, times, step, series);
  }

  /** The most frequent types, and the others together. */
  private List<Chart.Series> types() {
    Map<String, Long> all = stats.total().eventTypes();
    List<String> first =
        new TreeMap<>(all)
            .entrySet().stream()
                .filter(one -> !one.getKey().equals(OTHER))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_TYPES)
                .map(Map.Entry::getKey)
                .toList();
    List<Chart.Series> series = new ArrayList<>();
    for (String type : first) {
      series.add(
          series(
              type,
              "part" + (series.size() + 1),
              0L,
              one -> one.eventTypes().getOrDefault(type, 0L)));
    }
    TreeSet<String> rest = new TreeSet<>(all.keySet());
    rest.removeAll(first);
    if (!rest.isEmpty()) {
      series.add(series("Others", "mute", 0L, one -> sum(one.eventTypes(), rest)));
    }
    return series;
  }

  private static long sum(Map<String, Long> counts, Iterable<String> keys) {
    long sum = 0;
    for (String key : keys) {
      sum += counts.getOrDefault(key, 0L);
    }
    return sum;
  }

  private Chart.Series series(
      String name, String tone, @Nullable Long otherwise, Function<Figures, @Nullable Long> value) {
    List<@Nullable Long> values = new ArrayList<>();
    for (Instant time : times) {
      Figures one = byTime.get(time);
      values.add(one == null ? otherwise : value.apply(one));
    }
    return new Chart.Series(name, tone, values);
  }
}
