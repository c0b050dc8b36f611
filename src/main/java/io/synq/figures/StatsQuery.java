package io.synq.figures;

import io.synq.platform.Parameters;
import io.synq.platform.Times;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time that figures are asked for, and by what steps: up to {@link #MOST}, the last 24 hours by
 * default; by minutes, up to {@link #MINUTES}, the last hour by default.
 */
public class StatsQuery {
  private static final Duration MOST = Duration.ofDays(30);

  /**
   * How far back a start may lie beyond the limit: a caller counts back from now a moment before
   * the request is read.
   */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<Duration> STEPS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), HOUR);

  /** How far back steps of minutes go. */
  private static final Duration MINUTES = Duration.ofHours(6);

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  @QueryParam("step")
  @Nullable String step;

  public StatsQuery() {}

  /** For callers within the server: up to now if there is no end. */
  public StatsQuery(Instant from, @Nullable Instant to, Duration step) {
    this.from = Times.format(from);
    this.to = to == null ? null : Times.format(to);
    this.step = step.toString();
  }

  /**
   * Full steps: {@code to} is not included.
   *
   * @param step one that divides an hour
   */
  record Span(Instant from, Instant to, Duration step) {
    /** Where the step begins that holds this moment. */
    Instant start(Instant moment) {
      return start(moment, step);
    }

    private static Instant start(Instant moment, Duration step) {
      long seconds = step.toSeconds();
      return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /** The counts that such steps are made of. */
    CountSpan counts() {
      return step.equals(HOUR) ? CountSpan.HOUR : CountSpan.MINUTE;
    }
  }

  /** The full steps that hold the time up to now; 422 if it cannot be meant. */
  Span span(Instant now) {
    Instant end = Parameters.time("to", to).filter(now::isAfter).orElse(now);
    Duration step = step();
    Instant start = Parameters.time("from", from).orElse(end.minus(usual(step)));
    Duration most = to == null ? MOST.plus(ON_ITS_WAY) : MOST;
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(most) > 0) {
      throw Parameters.refusal("from", "must be before to, by " + MOST.toDays() + " days at most");
    }
    if (!step.equals(HOUR) && start.isBefore(now.minus(MINUTES).minus(ON_ITS_WAY))) {
      throw Parameters.refusal("from", "must be within the last 6 hours for steps of minutes");
    }
    Instant last = Span.start(end.minusNanos(1), step).plus(step);
    return new Span(Span.start(start, step), last, step);
  }

  private static Duration usual(Duration step) {
    return step.equals(HOUR) ? Duration.ofDays(1) : HOUR;
  }

  private Duration step() {
    String text = step == null ? HOUR.toString() : step;
    return STEPS.stream()
        .filter(one -> one.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> Parameters.refusal("step", "must be PT1M, PT5M or PT1H"));
  }
}
