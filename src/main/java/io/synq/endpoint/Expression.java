package io.synq.endpoint;

import static java.util.Objects.requireNonNullElse;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONata expression over a stored body. Safe to share between threads: the library
 * evaluates with an instance a thread, and every evaluation has a frame and bounds of its own.
 */
final class Expression {
  private final String text;
  private final @Nullable Jsonata compiled;

  private Expression(String text, @Nullable Jsonata compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /** What an evaluation came to. */
  sealed interface Result {}

  /** What the expression gives; null for nothing. */
  record Given(@Nullable Object value) implements Result {}

  /** It failed on this body. */
  record Failed(String reason) implements Result {}

  /** It took too much. */
  record Broken(String reason) implements Result {}

  /** What is wrong with the text, and where; nothing if it can be compiled. */
  static Optional<String> wrong(String text) {
    try {
      compile(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** A text that was good when it was stored: should it be so no more, then it fails. */
  static Expression stored(String text) {
    try {
      return compile(text);
    } catch (IllegalArgumentException e) {
      return new Expression(text, null);
    }
  }

  /**
   * @throws IllegalArgumentException whose message says what is wrong and where
   */
  static Expression compile(String text) {
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
      return new Expression(text, expression);
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

  String text() {
    return text;
  }

  /** Never throws, whatever the expression does. */
  Result evaluate(FilterDocument document, InstantSource clock) {
    return evaluate(document, () -> FilterBounds.begin(document, clock));
  }

  /** The same within bounds that do not depend on the machine. */
  Result evaluateSteadily(FilterDocument document, InstantSource clock) {
    return evaluate(document, () -> FilterBounds.beginSteady(document, clock));
  }

  private Result evaluate(FilterDocument document, Supplier<FilterBounds> begin) {
    if (compiled == null) {
      return new Failed("it cannot be compiled any more");
    }
    FilterBounds bounds = begin.get();
    try {
      return new Given(compiled.evaluate(document.root(), compiled.createFrame()));
    } catch (FilterBounds.BrokenException e) {
      return new Broken(requireNonNullElse(e.getMessage(), ""));
    } catch (StackOverflowError e) {
      return new Broken("it recurses too deep");
    } catch (RuntimeException e) {
      Optional<String> broken = FilterBounds.broken(e);
      return broken.isPresent() ? new Broken(broken.get()) : new Failed(FilterText.error(e, text));
    } finally {
      bounds.end();
    }
  }
}
