package io.synq.console.frame;

import io.synq.platform.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Why nothing was searched, at the fields of the form that asked for it. */
public final class SearchProblem {
  private SearchProblem() {}

  /** What the API refuses of a query, at those of these fields that it names. */
  public static Problem at(Collection<String> fields, Problem refusal) {
    return of(refusal.errors().stream().map(one -> at(fields, one)).toList());
  }

  private static Problem.Violation at(Collection<String> fields, Problem.Violation violation) {
    String name = violation.parameter();
    return name != null && fields.contains(name)
        ? new Problem.Violation("/" + name, violation.message())
        : violation;
  }

  /** With a sentence that points to them, if each has a field. */
  public static Problem of(List<Problem.Violation> wrong) {
    List<Problem.Violation> all = new ArrayList<>(wrong);
    if (wrong.stream().noneMatch(one -> one.pointer().isEmpty())) {
      all.add(0, new Problem.Violation("", "nothing was searched: see what is marked below"));
    }
    return Problem.invalid(all);
  }
}
