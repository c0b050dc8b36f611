package io.synq.backup;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where copies of the embedded database go, and when. */
@Dependent
public class BackupSettings implements FeatureSettings {
  /** The folder that holds the copies; none are made without it. */
  final Optional<Path> directory;

  /** How old the newest copy becomes. */
  final Duration period;

  /** How many copies are kept. */
  final int keep;

  @Inject
  public BackupSettings(Settings settings) {
    directory = settings.text("synq.backup.directory").map(Path::of);
    period =
        settings.duration(
            "synq.backup.period", Duration.ofDays(1), Duration.ofSeconds(10), Duration.ofDays(30));
    keep = settings.number("synq.backup.keep", 7, 1, 1000);
    boolean derby = settings.text("synq.db").orElse("derby").equals("derby");
    if (directory.isPresent() && !derby) {
      throw new BadSettingException(
          "synq.backup.directory", "is for Derby: PostgreSQL is backed up by its own tools");
    }
  }
}
