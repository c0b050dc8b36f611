package io.synq.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

  @Test
  void isFoundByItsUuidInWhateverCase() {
    var actor = new IssueActor(IssueActor.Kind.JWT, "E5D3A1F0-7C82-4B69-A91E-3F204DC8B07A", "Ann");
    assertThat(actor.of("t").userId()).isEqualTo("e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a");
    var mail = new IssueActor(IssueActor.Kind.EMAIL, "Ann@example.com", "Ann");
    assertThat(mail.of("t").userId()).isEqualTo("Ann@example.com");
  }
}
