package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;

/** Where the embedded database is. */
@Dependent
public class DerbySettings implements FeatureSettings {
  final Path directory;

  @Inject
  public DerbySettings(Settings settings) {
    directory =
        settings
            .text("synq.db.directory")
            .map(Path::of)
            .orElseGet(() -> new ServerSettings(settings).dataDirectory.resolve("derby"));
  }
}
