package io.synq.console.webhooks;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says which of the several things in one field is wrong: a form has a field where the API has a
 * list or an object.
 */
final class NamedViolations {
  /** Objects each part of which has a field of its own. */
  private static final Set<String> HAVE_FIELDS = Set.of("retry", "authentication");

  /** The others are objects: a header may be called 1. */
  private static final String LIST = "event_types";

  private NamedViolations() {}

  /**
   * @param listed what the form's list held, in the order in which it was sent
   */
  static <T> T in(List<String> listed, Supplier<T> call) {
    try {
      return call.get();
    } catch (ProblemException e) {
      throw e.problem().withErrors(one -> named(one, listed)).exception();
    }
  }

  private static Problem.Violation named(Problem.Violation violation, List<String> listed) {
    String[] steps = violation.pointer().split("/", 3);
    if (steps.length < 3 || HAVE_FIELDS.contains(steps[1])) {
      return violation;
    }
    String name = steps[2].replace("~1", "/").replace("~0", "~");
    boolean index = steps[1].equals(LIST) && name.matches("\\d{1,3}");
    String what = index ? listed.get(Integer.parseInt(name)) : name;
    return new Problem.Violation(violation.pointer(), "“" + what + "” " + violation.message());
  }
}
