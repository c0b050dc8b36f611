package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeSettingsTest {
  private static final int MIB = 1024 * 1024;

  @Test
  void takesAMebibyteAndEightInABatchByDefault() {
    var settings = new IntakeSettings(GivenSettings.of());
    assertThat(settings.maxEventBytes).isEqualTo(MIB);
    assertThat(settings.maxBatchBytes).isEqualTo(8 * MIB);
    assertThat(settings.queue).isEqualTo(10_000);
    assertThat(settings.rejectedPeriod).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void countsInKibibytes() {
    var settings =
        new IntakeSettings(
            GivenSettings.of(
                "synq.intake.max-event-kib",
                "8192",
                "synq.intake.max-batch-kib",
                "65536",
                "synq.http.bodies-mib",
                "128"));
    assertThat(settings.maxEventBytes).isEqualTo(8 * MIB);
    assertThat(settings.maxBatchBytes).isEqualTo(64 * MIB);
  }

  @Test
  void refusesLessMemoryThanTwoBatchesNeed() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () -> new IntakeSettings(GivenSettings.of("synq.intake.max-batch-kib", "32769")))
        .withMessage(
            "synq.http.bodies-mib must have room for two of the largest events or batches");
  }

  @ParameterizedTest
  @CsvSource({
    "synq.intake.max-event-kib, 0",
    "synq.intake.max-event-kib, 8193",
    "synq.intake.max-batch-kib, 0",
    "synq.intake.max-batch-kib, 65537",
    "synq.intake.queue, 999",
    "synq.intake.rejected-period, PT0S",
    "synq.intake.rejected-period, P366D"
  })
  void refusesOtherValuesByTheirKey(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new IntakeSettings(GivenSettings.of(key, value)))
        .withMessageStartingWith(key + " must be from ");
  }
}
