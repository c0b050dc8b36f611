package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class NamedViolationsTest {
  @Test
  void membersOfOneFieldAreNamed() {
    Problem problem =
        Problem.invalid(
            List.of(
                new Problem.Violation("/event_types/1", "must be an event type"),
                new Problem.Violation("/headers/a~1b", "is not a header name"),
                new Problem.Violation("/headers/1", "is not a header value"),
                new Problem.Violation("/headers/7", "is not a header value"),
                new Problem.Violation("/retry/limit_seconds", "must be at least 1"),
                new Problem.Violation("/url", "must use https")));
    assertThatThrownBy(
            () ->
                NamedViolations.in(
                    List.of("*", "Order"),
                    () -> {
                      throw problem.exception();
                    }))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                Assertions.assertThat(e.problem().errors())
                    .extracting(Problem.Violation::pointer, Problem.Violation::message)
                    .containsExactly(
                        tuple("/event_types/1", "“Order” must be an event type"),
                        tuple("/headers/a~1b", "“a/b” is not a header name"),
                        tuple("/headers/1", "“1” is not a header value"),
                        tuple("/headers/7", "“7” is not a header value"),
                        tuple("/retry/limit_seconds", "must be at least 1"),
                        tuple("/url", "must use https")));
  }
}
