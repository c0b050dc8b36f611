package io.synq.delivery;

import io.synq.platform.Parameters;
import io.synq.platform.Times;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The time that figures are asked for: up to 30 days, the last 24 hours by default. */
public class StatsQuery {
  private static final Duration MOST = Duration.ofDays(30);

  /** Whoever counts back from now does so a moment before it is read. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private static final Duration USUAL = Duration.ofHours(24);

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  public StatsQuery() {}

  /** For those who ask within the server: from then up to now. */
  public StatsQuery(Instant from) {
    this.from = Times.format(from);
  }

  /** Full hours: {@code to} is not included. */
  record Span(Instant from, Instant to) {}

  /** The full hours that hold the time up to now; 422 if it cannot be meant. */
  Span span(Instant now) {
    Instant end = Parameters.time("to", to).filter(now::isAfter).orElse(now);
    Instant start = Parameters.time("from", from).orElse(end.minus(USUAL));
    Duration most = to == null ? MOST.plus(ON_ITS_WAY) : MOST;
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(most) > 0) {
      throw Parameters.refusal("from", "must be before to, by 30 days at most");
    }
    Instant lastHour = end.minusNanos(1).truncatedTo(ChronoUnit.HOURS);
    return new Span(start.truncatedTo(ChronoUnit.HOURS), lastHour.plus(1, ChronoUnit.HOURS));
  }
}
