package io.synq.platform;

import java.util.List;

/**
 * Why a request was refused, in words for the caller: never a stack trace, SQL or class name.
 *
 * @param errors for invalid input, each member and what is wrong with it
 */
public record Problem(ProblemType type, String detail, List<Violation> errors) {

  /**
   * One wrong member.
   *
   * @param pointer a JSON Pointer (RFC 6901) into the request body
   */
  public record Violation(String pointer, String message) {}

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of());
  }

  public static Problem invalid(List<Violation> errors) {
    Violation first = errors.get(0);
    String where = first.pointer().isEmpty() ? "the body" : first.pointer();
    return new Problem(ProblemType.INVALID, where + " " + first.message(), List.copyOf(errors));
  }

  public static Problem invalid(String pointer, String message) {
    return invalid(List.of(new Violation(pointer, message)));
  }

  public static Problem notFound(String what) {
    return of(ProblemType.NOT_FOUND, "There is no such " + what + ".");
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }
}
