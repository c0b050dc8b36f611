package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Parameters;
import io.synq.platform.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchProblemTest {
  private static final List<String> FIELDS = List.of("org_id", "q");

  @Test
  void whatTheApiRefusesIsSaidAtTheFieldThatItNames() {
    Problem refusal = Parameters.refusal("org_id", "must be a UUID").problem();
    assertThat(SearchProblem.at(FIELDS, refusal).errors())
        .containsExactly(
            new Problem.Violation("", "nothing was searched: see what is marked below"),
            new Problem.Violation("/org_id", "must be a UUID"));
  }

  @Test
  void otherRefusalsStayWhatTheyAre() {
    Problem refusal = Parameters.refusal("cursor", "must be one that this list gave out").problem();
    assertThat(SearchProblem.at(FIELDS, refusal).errors()).isEqualTo(refusal.errors());
  }
}
