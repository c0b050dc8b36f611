package io.synq.console.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.issue.IssueEntryResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueStepTest {
  private static IssueStep step(String change, String kind, String id, @Nullable String name) {
    return new IssueStep(
        new IssueEntryResponse(
            "ise_1",
            change,
            "no_action_needed",
            new IssueEntryResponse.Actor(kind, id, name),
            null,
            "e",
            Instant.EPOCH));
  }

  @Test
  void commandsCameByCallbacks() {
    IssueStep step = step("mark_no_action_needed", "slack", "U1", "Ada");
    assertThat(step.callback()).isTrue();
    assertThat(step.what()).isEqualTo("Mark no action needed");
    assertThat(step.status()).isEqualTo("no action needed");
    assertThat(step.who()).isEqualTo("Ada");
    assertThat(step.id()).isEqualTo("U1");
    assertThat(step.kind()).isEqualTo("Slack");
  }

  @Test
  void othersCameByTheApi() {
    IssueStep step = step("created", "api_key", "key_1", null);
    assertThat(step.callback()).isFalse();
    assertThat(step.what()).isEqualTo("Reported");
    assertThat(step.who()).isEqualTo("API key");
    assertThat(step.id()).isEqualTo("key_1");
  }

  @Test
  void commentOfSomebodySignedInIsNoCallback() {
    assertThat(step("post_comment", "slack", "U1", "Ada").callback()).isTrue();
    IssueStep step = step("post_comment", "user", "usr_1", "Ada");
    assertThat(step.callback()).isFalse();
    assertThat(step.what()).isEqualTo("Post comment");
  }

  @Test
  void whoeverHadTheUrlHasNoName() {
    IssueStep step = step("mark_fixed", "anonymous", "callback", null);
    assertThat(step.who()).isEqualTo("Whoever had the URL");
    assertThat(step.id()).isEmpty();
  }
}
