package io.synq.platform;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, in words for the caller: never a stack trace, SQL or class name.
 *
 * @param errors for invalid input, each member and what is wrong with it, {@link Violations#MOST}
 *     at most
 * @param moreErrors how many more there are
 */
public record Problem(ProblemType type, String detail, List<Violation> errors, int moreErrors) {

  /**
   * One wrong member of the body, or one wrong parameter.
   *
   * @param pointer a JSON Pointer (RFC 6901) into the request body
   * @param parameter the name of a parameter; null if the body is meant
   */
  public record Violation(String pointer, @Nullable String parameter, String message) {
    public Violation(String pointer, String message) {
      this(pointer, null, message);
    }

    public static Violation ofParameter(String name, String message) {
      return new Violation("", name, message);
    }

    /** What is wrong and where, in words. */
    public String text() {
      String body = pointer.isEmpty() ? "the body" : pointer;
      return (parameter == null ? body : "the parameter " + parameter) + " " + message;
    }
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), 0);
  }

  public static Problem invalid(List<Violation> errors) {
    Violations violations = new Violations();
    errors.forEach(violations::add);
    return violations.problem();
  }

  public static Problem invalid(Violation error) {
    return invalid(List.of(error));
  }

  public static Problem invalid(String pointer, String message) {
    return invalid(new Violation(pointer, message));
  }

  public static Problem notFound(String what) {
    return of(ProblemType.NOT_FOUND, "There is no such " + what + ".");
  }

  /** The same with its errors told otherwise. */
  public Problem withErrors(UnaryOperator<Violation> otherwise) {
    return new Problem(type, detail, errors.stream().map(otherwise).toList(), moreErrors);
  }

  /** The same with no more than so many errors listed. */
  public Problem withErrors(int most) {
    return errors.size() <= most
        ? this
        : new Problem(type, detail, errors.subList(0, most), moreErrors + errors.size() - most);
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }
}
