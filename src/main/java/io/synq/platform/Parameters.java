package io.synq.platform;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; 422 with the parameter's name if one cannot be used. */
public final class Parameters {
  private Parameters() {}

  /** A text of 1 to {@code max} characters without control characters; absent is empty. */
  public static Optional<String> text(String name, @Nullable String value, int max) {
    if (value != null && Names.printable(value, max).isEmpty()) {
      throw refusal(name, "must be 1 to " + max + " characters without control characters");
    }
    return Optional.ofNullable(value);
  }

  /** A UUID in its canonical form. */
  public static Optional<String> uuid(String name, @Nullable String value) {
    Optional<String> uuid = Optional.ofNullable(value).flatMap(Names::uuid);
    if (value != null && uuid.isEmpty()) {
      throw refusal(name, "must be a UUID");
    }
    return uuid;
  }

  public static Optional<Boolean> flag(String name, @Nullable String value) {
    if (value == null || value.equals("true") || value.equals("false")) {
      return Optional.ofNullable(value).map(Boolean::valueOf);
    }
    throw refusal(name, "must be true or false");
  }

  public static Optional<Instant> time(String name, @Nullable String value) {
    Optional<Instant> time = Optional.ofNullable(value).flatMap(Times::parse);
    if (value != null && time.isEmpty()) {
      throw refusal(name, "must be a time like 2024-12-04T15:32:07.412Z");
    }
    return time;
  }

  /** Refuses a time that would end before it begins. */
  public static void span(Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw refusal("from", "must not be later than to");
    }
  }

  /** The refusal of a parameter. */
  public static ProblemException refusal(String name, String reason) {
    return Problem.invalid(Problem.Violation.ofParameter(name, reason)).exception();
  }
}
