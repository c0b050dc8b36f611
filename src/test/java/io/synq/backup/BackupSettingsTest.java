package io.synq.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.BadSettingException;
import io.synq.platform.GivenSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackupSettingsTest {
  private static final String DIRECTORY = "synq.backup.directory";

  @Test
  void makesNoneUnlessItIsToldWhere() {
    BackupSettings settings = new BackupSettings(GivenSettings.of());
    assertThat(settings.directory).isEmpty();
    assertThat(settings.period).isEqualTo(Duration.ofDays(1));
    assertThat(settings.keep).isEqualTo(7);
    assertThat(new BackupSettings(GivenSettings.of(DIRECTORY, "/backups")).directory)
        .contains(Path.of("/backups"));
  }

  @Test
  void refusesToBackUpPostgresql() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(
            () ->
                new BackupSettings(
                    GivenSettings.of("synq.db", "postgresql", DIRECTORY, "/backups")))
        .withMessageStartingWith(DIRECTORY);
  }
}
