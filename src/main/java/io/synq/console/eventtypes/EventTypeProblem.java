package io.synq.console.eventtypes;

import io.synq.platform.Problem;

/** What the API objects to in an event type, at the fields of its form. */
final class EventTypeProblem {
  private EventTypeProblem() {}

  /**
   * A name is in the API's path, so that it is a parameter; places within JSON are told. The name's
   * field is not called as the page's parameter, which is the name of a type that there is.
   */
  static Problem atFields(Problem problem) {
    return problem.withErrors(EventTypeProblem::atField);
  }

  private static Problem.Violation atField(Problem.Violation error) {
    String pointer = error.pointer();
    if ("name".equals(error.parameter())) {
      return new Problem.Violation("/new_name", "must be like order.created, in lower case");
    }
    int inner = pointer.indexOf('/', 1);
    return inner < 0
        ? error
        : new Problem.Violation(
            pointer.substring(0, inner), "at " + pointer.substring(inner) + ": " + error.message());
  }
}
