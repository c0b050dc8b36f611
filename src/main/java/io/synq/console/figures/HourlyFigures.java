package io.synq.console.figures;

import io.synq.delivery.Figures;
import io.synq.delivery.Stats;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures over a period, of a tenant or of an endpoint, as numbers and charts. */
public final class HourlyFigures {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Stats.Response stats;
  private final List<Instant> times = new ArrayList<>();
  private final Map<Instant, Figures> byHour;

  public HourlyFigures(Stats.Response stats) {
    this.stats = stats;
    this.byHour = stats.hours().stream().collect(Collectors.toMap(Figures::from, hour -> hour));
    Instant last = stats.total().to();
    for (Instant time = stats.total().from().truncatedTo(ChronoUnit.HOURS);
        time.isBefore(last);
        time = time.plus(HOUR)) {
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

  public Chart getEvents() {
    return new Chart(
        "Events by hour",
        "Each event once, in the hour in which it was accepted.",
        "",
        true,
        times,
        List.of(series("Accepted", "accent", 0L, Figures::events)));
  }

  public Chart getDeliveries() {
    return new Chart(
        "Deliveries by hour",
        "Each delivery once, in the hour in which it ended.",
        "",
        true,
        times,
        List.of(
            series("Delivered", "good", 0L, Figures::delivered),
            series("Failed for good", "bad", 0L, Figures::failed)));
  }

  public Chart getAttempts() {
    return new Chart(
        "Attempts by hour",
        "Each attempt once; a delivery may need several.",
        "",
        true,
        times,
        List.of(
            series("Answered 2xx", "good", 0L, hour -> hour.attempts() - hour.failedAttempts()),
            series("Failed", "warn", 0L, Figures::failedAttempts)));
  }

  public Chart getLatency() {
    return new Chart(
        "Response time",
        "Of all attempts in the hour, failed ones too.",
        "ms",
        false,
        times,
        List.of(
            series("p50", "accent", null, Figures::p50Ms),
            series("p95", "calm", null, Figures::p95Ms)));
  }

  private Chart.Series series(
      String name, String tone, @Nullable Long otherwise, Function<Figures, @Nullable Long> value) {
    List<@Nullable Long> values = new ArrayList<>();
    for (Instant time : times) {
      Figures hour = byHour.get(time);
      values.add(hour == null ? otherwise : value.apply(hour));
    }
    return new Chart.Series(name, tone, values);
  }
}
