package io.synq.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.platform.GivenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path directory;

  private Backups keeping(int copies) {
    return new Backups(
        new MemoryDatabase(),
        new BackupSettings(
            GivenSettings.of(
                "synq.backup.directory", directory.toString(), "synq.backup.keep", "" + copies)));
  }

  private List<String> made() throws IOException {
    try (Stream<Path> made = Files.list(directory)) {
      return made.map(copy -> copy.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneIsMadeOnceTheNewestIsOldEnough() throws IOException {
    Backups backups = keeping(1);
    backups.makeIfDue(START);
    backups.makeIfDue(START.plus(DAY).minusSeconds(1));
    assertThat(made()).containsExactly("20260101T000000Z");
    backups.makeIfDue(START.plus(DAY));
    assertThat(made()).containsExactly("20260102T000000Z");
  }

  /** Those that are named in the future are older than what is made now, and go first. */
  @Test
  void oneIsMadeAfterTheClockWasSetBackToo() throws IOException {
    Backups backups = keeping(2);
    backups.makeIfDue(START.minus(DAY));
    backups.makeIfDue(START.plus(Duration.ofDays(30)));
    backups.makeIfDue(START);
    assertThat(made()).containsExactly("20251231T000000Z", "20260101T000000Z");
    backups.makeIfDue(START.plusSeconds(60));
    assertThat(made()).hasSize(2);
  }
}
