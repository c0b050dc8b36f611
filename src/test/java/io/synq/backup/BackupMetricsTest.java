package io.synq.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Database;
import io.synq.platform.GivenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupMetricsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  @TempDir Path directory;

  private BackupMetrics metrics(String... settings) {
    BackupSettings given = new BackupSettings(GivenSettings.of(settings));
    return new BackupMetrics(new Backups(new Database(), given), given, () -> now);
  }

  @Test
  void ageIsThatOfTheNewestFinishedCopy() throws IOException {
    Files.createDirectories(directory.resolve("20251231T233000Z"));
    Files.createDirectories(directory.resolve("20260101T000100Z"));
    Files.createDirectories(directory.resolve("unfinished"));
    BackupMetrics metrics = metrics("synq.backup.directory", directory.toString());
    now = START.plusSeconds(90);
    assertThat(metrics.age()).isEqualTo(30);
  }

  /** The clock was set back since. */
  @Test
  void aCopyOfLaterThanNowSaysNothing() throws IOException {
    Files.createDirectories(directory.resolve("20251231T233000Z"));
    Files.createDirectories(directory.resolve("20260102T000000Z"));
    BackupMetrics metrics = metrics("synq.backup.directory", directory.toString());
    assertThat(metrics.age()).isEqualTo(1_800);
    now = START.minusSeconds(3_600);
    assertThat(metrics.age()).isZero();
  }

  @Test
  void withoutACopyItIsThatOfTheServer() {
    Path missing = directory.resolve("missing");
    for (Path path : new Path[] {directory, missing}) {
      now = START;
      BackupMetrics metrics = metrics("synq.backup.directory", path.toString());
      now = START.plusSeconds(90);
      assertThat(metrics.age()).isEqualTo(90);
    }
  }

  @Test
  void whereNoneAreWantedNoneIsOld() {
    BackupMetrics metrics = metrics();
    now = START.plusSeconds(90);
    assertThat(metrics.age()).as("looks like no copy, neither a new one nor an old").isNaN();
  }
}
