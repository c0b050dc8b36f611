package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.nio.file.Path;
import java.util.List;
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
    "twelve chars, twelve chars, synq.jms.server-password"
  })
  void nobodyIsLetInByAPasswordThatIsNone(String producers, String ours, String key) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> enabled(producers, ours))
        .withMessageStartingWith(key + " must ");
  }

  /** The server's configuration would let nobody in, and not say so. */
  @Test
  void isWrittenAsTheServersFilesAre() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new JmsSettings(GivenSettings.of("synq.jms.enabled", "True")))
        .withMessage("synq.jms.enabled must be true or false, in lower case");
    for (String word : List.of("true", "false")) {
      assertThat(Path.of("src/main/liberty/config/jms-" + word + ".xml")).exists();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "synq.jms.port, -2",
    "synq.jms.port, 65536",
    "synq.jms.tls-port, x",
    "synq.jms.host, [::1"
  })
  void refusesWhatCannotBeListenedAt(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new JmsSettings(GivenSettings.of(key, value)))
        .withMessageStartingWith(key + " must be ");
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
