package io.synq.endpoint;

import com.dashjoin.jsonata.Functions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A JSONata expression that says of a stored body whether it is delivered. */
public final class Filter {
  /** The longest expression, in characters. */
  public static final int MAX_LENGTH = 4000;

  /** How long a filter that breaks its bounds rests: it is not evaluated meanwhile. */
  private static final Duration REST = Duration.ofMinutes(1);

  private static final int MOST_BREAKS = 3;
  private static final Duration QUICK = Duration.ofMillis(10);

  private final Expression expression;
  private final Breaker breaker = new Breaker(MOST_BREAKS, REST);
  private volatile boolean quick;

  private Filter(Expression expression) {
    this.expression = expression;
  }

  /** What is wrong with the text, and where; nothing if it can be compiled. */
  public static Optional<String> wrong(String text) {
    return Expression.wrong(text);
  }

  /** A text that was good when it was stored: should it be so no more, then it fails. */
  static Filter stored(String text) {
    return new Filter(Expression.stored(text));
  }

  /**
   * @throws IllegalArgumentException whose message says what is wrong and where
   */
  public static Filter compile(String text) {
    return new Filter(Expression.compile(text));
  }

  public String text() {
    return expression.text();
  }

  /** Whether its last evaluation took next to no time; unknown before the first is no. */
  public boolean isQuick() {
    return quick;
  }

  boolean rests(Instant now) {
    return breaker.open(now);
  }

  /** Never throws, whatever the expression does. */
  Verdict evaluate(FilterDocument document, InstantSource clock) {
    Instant begun = clock.instant();
    Verdict verdict = verdict(expression.evaluate(document, clock));
    Instant end = clock.instant();
    if (verdict instanceof Verdict.Broken) {
      breaker.count(end);
    }
    took(begun, end);
    return verdict;
  }

  /**
   * What it gives, which depends on the body alone: it is asked even while it rests. Never throws.
   */
  Verdict value(FilterDocument document, InstantSource clock) {
    Instant begun = clock.instant();
    Verdict verdict = verdict(expression.evaluateSteadily(document, clock));
    took(begun, clock.instant());
    return verdict;
  }

  private void took(Instant begun, Instant end) {
    quick = !end.isAfter(begun.plus(QUICK));
  }

  private static Verdict verdict(Expression.Result result) {
    if (result instanceof Expression.Broken broken) {
      return new Verdict.Broken(broken.reason());
    }
    if (result instanceof Expression.Failed failed) {
      return new Verdict.Failed(failed.reason());
    }
    Object value = ((Expression.Given) result).value();
    return new Verdict.Evaluated(Boolean.TRUE.equals(Functions.toBoolean(value)), value);
  }
}
