package io.synq.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdempotencySettingsTest {
  @Test
  void keepsAnswersForADay() {
    var settings = new IdempotencySettings(GivenSettings.of());
    assertThat(settings.period).isEqualTo(Duration.ofHours(24));
  }
}
