package io.synq.console.eventtypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    JsonObject json = JsonText.parse("schema", "{\"b\": [1.50], \"a\": {\"é\": null}}").get();
    String text = JsonText.pretty(json);
    assertThat(text).startsWith("{\n").contains("1.50");
    assertThat(JsonText.parse("schema", text)).contains(json);
  }

  @Test
  void blankIsNothing() {
    assertThat(JsonText.parse("schema", " \n")).isEmpty();
    assertThat(JsonText.pretty(null)).isEmpty();
  }

  @Test
  void memberThatIsThereTwiceIsRefusedAtItsPlace() {
    assertThatThrownBy(() -> JsonText.parse("schema", "{\"a\":{\"b\":1,\"b\":2}}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .containsExactly(new Problem.Violation("/schema/a/b", "appears twice")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"a\":1,}", "x", "{} {}", "{\"a\":\n\n oops}"})
  void whatIsNoObjectIsRefusedAtItsField(String text) {
    assertThatThrownBy(() -> JsonText.parse("schema", text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .extracting(Problem.Violation::pointer)
                    .containsExactly("/schema"));
  }
}
