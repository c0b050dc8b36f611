package io.synq.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.Figures;
import io.synq.endpoint.EndpointResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {
  @Test
  void whatFailedForGoodIsCounted() {
    assertThat(health(null, 1, 4, 4).trouble()).isEqualTo("1 delivery failed for good.");
    assertThat(health(null, 2, 9, 9).trouble()).isEqualTo("2 deliveries failed for good.");
  }

  @Test
  void aFewFailedAttemptsAreNoTrouble() {
    assertThat(health(null, 0, 10, 1).ailing()).isFalse();
    assertThat(health(null, 0, 10, 2).ailing()).isTrue();
    assertThat(health(null, 0, 10, 2).trouble()).isEqualTo("2 of 10 attempts failed.");
    assertThat(health(null, 0, 4_297, 1_034).trouble())
        .isEqualTo("1,034 of 4,297 attempts failed.");
  }

  @Test
  void whoIsDisabledByTheServerIsInTrouble() {
    assertThat(health("gone", 0, 0, 0).trouble()).contains("answered 410");
    assertThat(health("failing", 0, 0, 0).trouble()).contains("not answered 2xx for days");
    assertThat(health("manual", 0, 0, 0).ailing()).isFalse();
  }

  private static EndpointHealth health(
      @Nullable String disabled, long failed, long attempts, long failedAttempts) {
    Instant now = Instant.EPOCH;
    EndpointResponse endpoint =
        new EndpointResponse(
            "ep_1",
            "https://example.com/hooks",
            null,
            List.of("*"),
            null,
            Map.of(),
            null,
            disabled == null ? "enabled" : "disabled",
            disabled,
            now,
            now);
    return new EndpointHealth(
        endpoint,
        new Figures(now, now, null, 0, failed, attempts, failedAttempts, null, null, null));
  }
}
