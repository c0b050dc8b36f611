package io.synq.console.figures;

import io.synq.figures.StatsQuery;
import io.synq.platform.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that a page shows figures of.
 *
 * @param period null if it was cut out of a chart
 * @param to null for up to now
 */
public record TimeFrame(
    @Nullable Period period, Instant from, @Nullable Instant to, Duration step) {

  private static final String BETWEEN = "/";

  /** For so long the server keeps figures by minute. */
  private static final Duration MINUTES_KEPT = Duration.ofHours(6);

  /** As many bars as can be told apart. */
  private static final int MOST_STEPS = 90;

  /** A period to choose. */
  public record Choice(String code, String title, boolean current) {}

  /**
   * As it stands in the page's address: a period's code, or two times as ISO 8601 writes an
   * interval. The last day if it is neither, or not within the last 30 days.
   */
  public static TimeFrame of(Optional<String> text, Instant now) {
    return text.flatMap(typed -> cut(typed, now))
        .orElseGet(() -> of(text.flatMap(Period::of).orElse(Period.DAY), now));
  }

  /** A period up to now. */
  public static TimeFrame of(Period period, Instant now) {
    return new TimeFrame(period, now.minus(period.length()), null, period.step());
  }

  private static Optional<TimeFrame> cut(String text, Instant now) {
    String[] ends = text.split(BETWEEN, 2);
    Instant from = Times.parse(ends[0]).orElse(now);
    Instant to = ends.length < 2 ? from : Times.parse(ends[1]).orElse(from);
    boolean meant = from.isBefore(to) && from.isBefore(now);
    return meant && !from.isBefore(now.minus(Period.MONTH.length()))
        ? Optional.of(new TimeFrame(null, from, to, step(from, to, now)))
        : Optional.empty();
  }

  /** The shortest that there are figures by. */
  private static Duration step(Instant from, Instant to, Instant now) {
    if (from.isBefore(now.minus(MINUTES_KEPT))) {
      return Period.DAY.step();
    }
    boolean fits = Duration.between(from, to).dividedBy(Period.HOUR.step()) <= MOST_STEPS;
    return fits ? Period.HOUR.step() : Period.SIX_HOURS.step();
  }

  /** What the API is asked for. */
  public StatsQuery query() {
    return new StatsQuery(from, to, step);
  }

  public List<Choice> choices() {
    return Arrays.stream(Period.values())
        .map(one -> new Choice(one.code(), one.title(), one == period))
        .toList();
  }

  /** After "in". */
  public String title() {
    return period == null ? "this time" : period.title();
  }
}
