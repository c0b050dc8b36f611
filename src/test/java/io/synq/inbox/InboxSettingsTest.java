package io.synq.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;

class InboxSettingsTest {
  private static final String KEY = "synq.inbox.enabled";

  @Test
  void leavesItToTheDemoTenantUnlessItIsSet() {
    assertThat(new InboxSettings(GivenSettings.of()).enabled).isEmpty();
    assertThat(new InboxSettings(GivenSettings.of(KEY, "true")).enabled).contains(true);
    assertThat(new InboxSettings(GivenSettings.of(KEY, "false")).enabled).contains(false);
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new InboxSettings(GivenSettings.of(KEY, "demo")));
  }

  @Test
  void takesNineMebibytesByDefault() {
    assertThat(new InboxSettings(GivenSettings.of()).maxBytes).isEqualTo(9 * 1024 * 1024);
    assertThat(new InboxSettings(GivenSettings.of("synq.inbox.max-body-kib", "1")).maxBytes)
        .isEqualTo(1024);
  }
}
