package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.synq.platform.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderLinesTest {
  @Test
  void linesAreReadByName() {
    assertThat(HeaderLines.read("X-B: two: parts \r\n\n X-A:1"))
        .containsExactly(entry("X-A", "1"), entry("X-B", "two: parts"));
    assertThat(HeaderLines.read(null)).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadTheSame() {
    JsonObject headers = Json.createObjectBuilder().add("X-A", "1").add("X-B", "a: b").build();
    assertThat(HeaderLines.read(HeaderLines.write(headers)))
        .containsExactly(entry("X-A", "1"), entry("X-B", "a: b"));
  }

  @Test
  void everyBadLineIsNamed() {
    assertThatThrownBy(() -> HeaderLines.read("nothing\n: value\nX-A: 1\nx-a: 2"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().errors())
                    .allMatch(wrong -> wrong.pointer().equals("/headers"))
                    .extracting(wrong -> wrong.message())
                    .containsExactly(
                        "“nothing” is not like Name: value",
                        "“: value” is not like Name: value",
                        "x-a is there twice"));
  }

  @Test
  void patchRemovesWhatIsNoLongerThere() {
    assertThat(HeaderLines.patch(Map.of("X-A", "1", "X-B", "2"), Map.of("X-B", "3")))
        .containsOnly(entry("X-A", null), entry("X-B", "3"));
  }
}
