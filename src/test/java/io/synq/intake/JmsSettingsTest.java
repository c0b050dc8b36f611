package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmsSettingsTest {
  private static final String GOOD = "twelve chars";

  @Test
  void nobodyIsLetInByDefault() {
    assertThat(new JmsSettings(GivenSettings.of()).enabled).isFalse();
  }

  @Test
  void takesTwoPasswords() {
    assertThat(enabled(GOOD, "another password").enabled).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', twelve chars, synq.jms.password",
    "too short, twelve chars, synq.jms.password",
    "twelve chars, '', synq.jms.server-password",
    "twelve chars, too short, synq.jms.server-password",
    "twelve chars, twelve chars, synq.jms.server-password",
    "twelve chars, in-this-process-only, synq.jms.server-password"
  })
  void nobodyIsLetInByAPasswordThatIsNone(String producers, String ours, String key) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> enabled(producers, ours))
        .withMessageStartingWith(key + " must ");
  }

  @Test
  void knowsTheDefaultOfTheServer() throws Exception {
    assertThat(Files.readString(Path.of("src/main/liberty/config/messaging-embedded.xml")))
        .contains(
            "\"synq.jms.server-password\" defaultValue=\"" + JmsSettings.OURS_BY_DEFAULT + "\"");
  }

  private static JmsSettings enabled(String producers, String ours) {
    return new JmsSettings(
        GivenSettings.of(
            "synq.jms.enabled",
            "true",
            "synq.jms.password",
            producers,
            "synq.jms.server-password",
            ours));
  }
}
