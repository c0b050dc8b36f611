package io.synq.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;

class InboxSettingsTest {

  @Test
  void isThereUnlessItIsTurnedOff() {
    assertThat(new InboxSettings(GivenSettings.of()).enabled).isTrue();
    assertThat(new InboxSettings(GivenSettings.of("synq.inbox.enabled", "false")).enabled)
        .isFalse();
  }
}
