package io.synq.endpoint;

import com.dashjoin.jsonata.Jsonata;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression that makes what is sent of the body that is stored, within the bounds of a
 * filter. Of one body it always makes the same.
 */
public final class Transform {
  /** The longest expression, in characters. */
  public static final int MAX_LENGTH = Filter.MAX_LENGTH;

  /** How many bytes larger than the stored body the result may be. */
  static final int MOST_MORE = 1024 * 1024;

  private final Expression expression;

  private Transform(Expression expression) {
    this.expression = expression;
  }

  /** What came of it. */
  public sealed interface Result {}

  /** A JSON object or array. */
  public record Made(byte[] body) implements Result {}

  /** Nothing that could be sent, and why. */
  public record Failed(String reason) implements Result {}

  /** What is wrong with the text, and where; nothing if it can be compiled. */
  public static Optional<String> wrong(String text) {
    return Expression.wrong(text);
  }

  /** A text that was good when it was stored: should it be so no more, then it fails. */
  static Transform stored(String text) {
    return new Transform(Expression.stored(text));
  }

  /**
   * @throws IllegalArgumentException whose message says what is wrong and where
   */
  public static Transform compile(String text) {
    return new Transform(Expression.compile(text));
  }

  public String text() {
    return expression.text();
  }

  /** Never throws, whatever the expression does. */
  public Result apply(byte[] body, InstantSource clock) {
    FilterDocument document;
    try {
      document = FilterDocument.parse(body);
    } catch (IllegalArgumentException e) {
      return new Failed(String.valueOf(e.getMessage()));
    }
    Expression.Result result = expression.evaluate(document, clock);
    if (result instanceof Expression.Given given) {
      return made(given.value(), MOST_MORE + body.length);
    }
    return new Failed(
        result instanceof Expression.Broken broken
            ? broken.reason()
            : ((Expression.Failed) result).reason());
  }

  private static Result made(@Nullable Object value, int most) {
    if (!(value instanceof Map) && !(value instanceof List)) {
      return new Failed("it gives " + kind(value) + ", and not an object or an array");
    }
    String text;
    try {
      text = String.valueOf(ValueText.of(value, false));
    } catch (NumberFormatException e) {
      return new Failed("it gives a number that JSON does not have");
    }
    byte[] made = text.getBytes(StandardCharsets.UTF_8);
    return made.length <= most
        ? new Made(made)
        : new Failed(
            "it makes %d bytes, and %d are the most for this event".formatted(made.length, most));
  }

  private static String kind(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value == Jsonata.NULL_VALUE) {
      return "null";
    }
    if (value instanceof String) {
      return "a text";
    }
    if (value instanceof Number) {
      return "a number";
    }
    return value instanceof Boolean ? "true or false" : "a function";
  }
}
