package io.synq.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {

  @Test
  void keepsThirtyDaysByDefault() {
    var settings = new RetentionSettings(GivenSettings.of());
    assertThat(settings.period).isEqualTo(Duration.ofDays(30));
    assertThat(settings.purgePeriod).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void refusesToKeepNothing() {
    for (var key : new String[] {"synq.retention.period", "synq.retention.purge-period"}) {
      assertThatExceptionOfType(BadSettingException.class)
          .isThrownBy(() -> new RetentionSettings(GivenSettings.of(key, "PT0S")))
          .withMessageStartingWith(key + " must be from ");
    }
  }

  /** What has not ended goes with its event. */
  @Test
  void refusesToKeepEventsForLessThanTheyAreDelivered() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new RetentionSettings(GivenSettings.of("synq.retention.period", "PT71H")))
        .withMessage("synq.retention.period must not be shorter than synq.delivery.expiry");
    var settings =
        GivenSettings.of("synq.retention.period", "PT1H", "synq.delivery.expiry", "PT1H");
    assertThat(new RetentionSettings(settings).period).isEqualTo(Duration.ofHours(1));
  }
}
