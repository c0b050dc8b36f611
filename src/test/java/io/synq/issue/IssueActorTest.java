package io.synq.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Caller;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueActorTest {

  @ParameterizedTest
  @CsvSource({"API_KEY, API_KEY, ", "USER, USER, Ann", "JWT, JWT, Ann", "OPERATOR, USER, Ann"})
  void isTheCallerOfWhateverKind(Caller.Kind kind, IssueActor.Kind expected, String name) {
    var actor = IssueActor.of(new Caller(kind, "id_1", "Ann", "t", Set.of()));
    assertThat(actor).isEqualTo(new IssueActor(expected, "id_1", name));
    assertThat(actor.json()).isEmpty();
    assertThat(actor.of("t").role()).isEqualTo(expected.text());
  }
}
