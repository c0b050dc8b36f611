package io.synq.messaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "embedded", "activemq"})
  void whatTheServerBringsNeedsNoLook(String name) {
    assertThatCode(() -> new MessagingSettings(GivenSettings.of("synq.messaging", name)))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsNotConfiguredIsRefused() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new MessagingSettings(GivenSettings.of("synq.messaging", "rabbit")))
        .withMessageStartingWith("synq.messaging ");
  }
}
