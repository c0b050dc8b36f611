package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.jdbc.SslMode;

class DatabaseSettingsTest {
  private static final String MODE = "synq.db.ssl-mode";
  private static final String AUTHORITIES = "synq.db.ssl-root-cert";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"disable", "allow", "prefer", "require"})
  void withoutAnAuthorityTheDriverBelievesAnybody(String mode) {
    assertThatNoException().isThrownBy(() -> postgresql(mode, "/no/such/file"));
    assertThatNoException().isThrownBy(() -> postgresql(mode, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "verify-full"})
  void whomTheDriverIsToBelieveMustBeThere(String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("root.crt"), "");
    assertThatNoException().isThrownBy(() -> postgresql(mode, file.toString()));
    for (Path none : new Path[] {folder, folder.resolve("other.crt")}) {
      assertThatExceptionOfType(BadSettingException.class)
          .isThrownBy(() -> postgresql(mode, none.toString()))
          .withMessage(
              AUTHORITIES + " must be a file that can be read, with synq.db.ssl-mode " + mode);
    }
    assertThatNoException()
        .isThrownBy(() -> new DatabaseSettings(GivenSettings.of(MODE, mode))); // of Derby
  }

  /** Liberty would leave out a word that is none, and the driver would take any certificate. */
  @ParameterizedTest
  @ValueSource(strings = {"verify", "Require", "require ", "true", "verify_full"})
  void otherModesAreRefused(String mode) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> postgresql(mode, ""))
        .withMessage(
            MODE + " must be one of disable, allow, prefer, require, verify-ca, verify-full");
  }

  @Test
  void modesAreTheDrivers() {
    for (SslMode mode : SslMode.VALUES) {
      assertThatNoException()
          .isThrownBy(() -> new DatabaseSettings(GivenSettings.of(MODE, mode.value)));
    }
    assertThat(SslMode.VALUES).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "synq.db, mysql",
    "synq.db, PostgreSQL",
    "synq.db.pool, 3",
    "synq.db.pool, many",
    "synq.db.port, 0",
    "synq.db.port, 65536"
  })
  void refusesOtherValuesByTheirKey(String key, String value) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> new DatabaseSettings(GivenSettings.of(key, value)))
        .withMessageStartingWith(key + " must be ");
  }

  private static void postgresql(String mode, String authorities) {
    new DatabaseSettings(
        GivenSettings.of("synq.db", "postgresql", MODE, mode, AUTHORITIES, authorities));
  }
}
