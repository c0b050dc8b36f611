package io.synq.platform;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; 422 with the parameter's name if one cannot be used. */
public final class Parameters {
  private static final int LONGEST_TIME = 64;

  private Parameters() {}

  /** A text of 1 to {@code max} characters without control characters; absent is empty. */
  public static Optional<String> text(String name, @Nullable String value, int max) {
    if (value != null && Names.printable(value, max).isEmpty()) {
      throw refusal(name, "that is empty, too long or not printable");
    }
    return Optional.ofNullable(value);
  }

  public static Optional<Instant> time(String name, @Nullable String value) {
    return text(name, value, LONGEST_TIME)
        .map(
            text ->
                Times.parse(text)
                    .orElseThrow(
                        () -> refusal(name, "that is not a time like 2024-12-04T15:32:07.412Z")));
  }

  /** Refuses a time that would end before it begins. */
  public static void span(Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw refusal("from", "that is later than to");
    }
  }

  private static ProblemException refusal(String name, String reason) {
    return Problem.invalid("", "has a parameter " + name + " " + reason).exception();
  }
}
