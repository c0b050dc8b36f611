package io.synq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The yardstick itself: it takes the published example and refuses what is no workspace event. */
class WorkspaceSchemaTest {

  @Test
  void takesThePublishedExample() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/workspace-event.json")) {
      String example = new String(in.readAllBytes(), UTF_8);
      assertThatCode(() -> WorkspaceSchema.check(example)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"ping\":{},\"issue_created\":{}}",
        "{\"ping\":{\"message\":1}}",
        "{\"ping\":{},\"event_time\":\"yesterday\"}",
        "{\"issue_updated\":{\"issue\":{\"issue_id\":1}}}",
        "{\"ping\":{},\"callbacks\":[{\"url\":\"x\"}]}",
        "{\"ping\":{},\"callbacks\":[{\"issues_command\":{}}]}",
        "{\"ping\":{},\"callbacks\":[{\"issues_command\":{\"mark_fixed\":{\"actor\":{}}}}]}"
      })
  void refusesOtherDocuments(String body) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> WorkspaceSchema.check(body));
  }
}
