package io.synq.console.eventtypes;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Parameters;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypeProblemTest {
  private static List<Problem.Violation> atFields(String pointer, String message) {
    return EventTypeProblem.atFields(Problem.invalid(pointer, message)).errors();
  }

  @Test
  void placesWithinJsonAreToldAtItsField() {
    assertThat(atFields("/schema/properties/a", "must be an object"))
        .containsExactly(new Problem.Violation("/schema", "at /properties/a: must be an object"));
    assertThat(atFields("/enforce", "needs a schema"))
        .containsExactly(new Problem.Violation("/enforce", "needs a schema"));
  }

  @Test
  void nameOfThePathHasAFieldToo() {
    Problem refusal = Parameters.refusal("name", "must be a name like domain.action").problem();
    assertThat(EventTypeProblem.atFields(refusal).errors())
        .extracting(Problem.Violation::pointer)
        .containsExactly("/new_name");
  }

  @Test
  void otherRefusalsStay() {
    Problem conflict = Problem.of(ProblemType.BUILT_IN_EVENT_TYPE, "The server emits this type.");
    assertThat(EventTypeProblem.atFields(conflict)).isEqualTo(conflict);
  }
}
