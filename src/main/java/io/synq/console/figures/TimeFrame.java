package io.synq.console.figures;

import io.synq.console.text.TypedTime;
import io.synq.figures.StatsQuery;
import io.synq.platform.Problem;
import io.synq.platform.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The time that a page shows figures of.
 *
 * @param period null if it was cut out of a chart or typed
 * @param to null for up to now
 */
public record TimeFrame(
    @Nullable Period period, Instant from, @Nullable Instant to, Duration step) {

  private static final String BETWEEN = "/";
  private static final String PERIOD = "period";
  private static final String FROM = "from";
  private static final String TO = "to";

  /** So long a page may have been open whose chart begins at the oldest that there was then. */
  private static final Duration OPEN = Duration.ofDays(1);

  /** For so long the server keeps figures by minute. */
  private static final Duration MINUTES_KEPT = Duration.ofHours(6);

  /** As many bars as can be told apart. */
  private static final int MOST_STEPS = 90;

  /** A period to choose. */
  public record Choice(String code, String title, boolean current) {}

  /** What a page's address asks for: its period, or else the two times of the form beside them. */
  public static TimeFrame of(Function<String, Optional<String>> address, Instant now) {
    return of(address.apply(PERIOD).or(() -> typed(address, now)), now);
  }

  private static Optional<String> typed(Function<String, Optional<String>> address, Instant now) {
    String to = address.apply(TO).map(TypedTime::parameter).orElse(Times.format(now));
    return address.apply(FROM).map(from -> TypedTime.parameter(from) + BETWEEN + to);
  }

  /** What is wrong with the two times of the form; the frame is the last day then. */
  public static Optional<Problem> problem(Function<String, Optional<String>> address, Instant now) {
    if (address.apply(PERIOD).isPresent()
        || (address.apply(FROM).isEmpty() && address.apply(TO).isEmpty())) {
      return Optional.empty();
    }
    List<Problem.Violation> wrong = new ArrayList<>();
    for (String name : List.of(FROM, TO)) {
      if (address.apply(name).filter(text -> TypedTime.parse(text).isEmpty()).isPresent()) {
        wrong.add(new Problem.Violation("/" + name, TypedTime.WRONG));
      }
    }
    if (wrong.isEmpty() && typed(address, now).flatMap(text -> cut(text, now)).isEmpty()) {
      wrong.add(
          new Problem.Violation("/" + FROM, "must be before the end, within the last 30 days"));
    }
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    wrong.add(
        0, new Problem.Violation("", "these are the last 24 hours: see what is marked below"));
    return Optional.of(Problem.invalid(wrong));
  }

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
    Instant oldest = now.minus(Period.MONTH.length());
    boolean meant = from.isBefore(to) && from.isBefore(now) && to.isAfter(oldest);
    if (!meant || from.isBefore(oldest.minus(OPEN))) {
      return Optional.empty();
    }
    return Optional.of(
        from.isBefore(oldest)
            // A chart of 30 days begins with the hour in which they began.
            ? new TimeFrame(null, oldest, to.isBefore(now) ? to : now, Period.MONTH.step())
            : new TimeFrame(null, from, to, step(from, to, now)));
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

  /** As it stands in the address. */
  public String code() {
    return period == null ? from + BETWEEN + to : period.code();
  }

  /** Where it ends, or ended when the page was made. */
  public Instant end() {
    return to != null ? to : period == null ? from : from.plus(period.length());
  }

  /** After "in". */
  public String title() {
    return period == null ? "this time" : period.title();
  }
}
