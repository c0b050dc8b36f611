package io.synq.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditSettingsTest {

  @Test
  void keepsAYearByDefault() {
    assertThat(new AuditSettings(GivenSettings.of()).retention).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void refusesToKeepNothing() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new AuditSettings(GivenSettings.of("synq.audit.retention", "PT0S")))
        .withMessageStartingWith("synq.audit.retention must be from ");
  }
}
