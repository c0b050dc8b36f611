package io.synq.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.EndpointResponse;
import io.synq.figures.HealthReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthWordsTest {
  private static HealthWords health(
      String health, @Nullable String disabled, int failures, long failedAttempts, long failed) {
    Instant now = Instant.EPOCH;
    EndpointResponse endpoint =
        new EndpointResponse(
            "ep_1",
            "https://example.com/hooks",
            null,
            List.of("*"),
            null,
            null,
            null,
            false,
            Map.of(),
            null,
            null,
            null,
            null,
            "none",
            null,
            null,
            disabled == null ? "enabled" : "disabled",
            disabled,
            now,
            now,
            null,
            null);
    return new HealthWords(
        new HealthReport.Row(
            endpoint, health, true, null, failures, 4_297, failedAttempts, failed));
  }

  @Test
  void whatIsWrongIsSaidInNumbers() {
    assertThat(health("failing", null, 1_200, 9, 0).trouble())
        .isEqualTo("Nothing gets through: 1,200 attempts in a row failed.");
    assertThat(health("degraded", null, 0, 1_034, 0).trouble())
        .isEqualTo("1,034 of 4,297 attempts failed in this hour and the one before.");
    assertThat(health("degraded", null, 0, 9, 1).trouble())
        .isEqualTo("1 delivery failed for good in this hour and the 24 before.");
    assertThat(health("degraded", null, 0, 9, 2).trouble())
        .isEqualTo("2 deliveries failed for good in this hour and the 24 before.");
    assertThat(health("healthy", null, 0, 9, 0).trouble()).isNull();
  }

  @Test
  void whyItIsDisabledIsSaid() {
    assertThat(health("held", "gone", 0, 0, 0).brief()).isEqualTo("disabled: gone · held");
    assertThat(health("disabled", "manual", 0, 0, 0).brief()).isEqualTo("disabled");
    assertThat(health("held", "gone", 0, 0, 0).trouble()).contains("answered 410");
    assertThat(health("disabled", "failing", 0, 0, 0).trouble()).contains("not answered 2xx");
    assertThat(health("held", "manual", 0, 0, 0).trouble()).isEqualTo("Disabled by hand.");
    assertThat(health("held", "manual", 0, 0, 0).advice()).contains("72 hours");
  }
}
