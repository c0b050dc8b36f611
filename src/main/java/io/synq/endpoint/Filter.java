package io.synq.endpoint;

import static java.util.Objects.requireNonNullElse;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONata expression over a delivered body. Safe to share between threads: the library
 * evaluates with an instance a thread, and every evaluation has a frame and bounds of its own.
 */
public final class Filter {
  /** The longest expression, in characters. */
  public static final int MAX_LENGTH = 4000;

  /** How long a filter that breaks its bounds rests: it is not evaluated meanwhile. */
  private static final Duration REST = Duration.ofMinutes(1);

  private static final int MOST_BREAKS = 3;
  private static final Duration QUICK = Duration.ofMillis(10);

  private final String text;
  private final @Nullable Jsonata expression;
  private final Breaker breaker = new Breaker(MOST_BREAKS, REST);
  private volatile boolean quick;

  private Filter(String text, @Nullable Jsonata expression) {
    this.text = text;
    this.expression = expression;
  }

  /** What is wrong with the text, and where; nothing if it can be compiled. */
  public static Optional<String> wrong(String text) {
    try {
      compile(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** A text that was good when it was stored: should it be so no more, then it fails. */
  static Filter stored(String text) {
    try {
      return compile(text);
    } catch (IllegalArgumentException e) {
      return new Filter(text, null);
    }
  }

  /**
   * @throws IllegalArgumentException whose message says what is wrong and where
   */
  public static Filter compile(String text) {
    FilterText.check(text);
    try {
      Jsonata expression = Jsonata.jsonata(text);
      if (expression.getErrors() != null && !expression.getErrors().isEmpty()) {
        throw new IllegalArgumentException("is not a JSONata expression");
      }
      expression.setValidateInput(false);
      expression.setOutputConvertNulls(false); // null is a result, and not to have one is another
      FilterFunctions.register(expression);
      FilterBounds.register(expression);
      return new Filter(text, expression);
    } catch (JException e) {
      throw new IllegalArgumentException(
          "is not a JSONata expression: " + FilterText.error(e, text), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("nests too deep", e);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("is not a JSONata expression", e);
    }
  }

  public String text() {
    return text;
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
    if (expression == null) {
      return new Verdict.Failed("it cannot be compiled any more");
    }
    Instant begun = clock.instant();
    FilterBounds bounds = FilterBounds.begin(document, clock);
    try {
      Object result = expression.evaluate(document.root(), expression.createFrame());
      return new Verdict.Evaluated(Boolean.TRUE.equals(Functions.toBoolean(result)), result);
    } catch (FilterBounds.BrokenException e) {
      return broken(requireNonNullElse(e.getMessage(), ""), clock);
    } catch (StackOverflowError e) {
      return broken("it recurses too deep", clock);
    } catch (RuntimeException e) {
      return FilterBounds.broken(e)
          .map(reason -> broken(reason, clock))
          .orElseGet(() -> new Verdict.Failed(FilterText.error(e, text)));
    } finally {
      bounds.end();
      quick = !clock.instant().isAfter(begun.plus(QUICK));
    }
  }

  private Verdict broken(String reason, InstantSource clock) {
    breaker.count(clock.instant());
    return new Verdict.Broken(reason);
  }
}
