package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Which database is used, and how. The server's configuration connects to it; this class only
 * checks that it can, and that the connection will not be a weaker one than it is told to make.
 */
@Dependent
public class DatabaseSettings implements FeatureSettings {
  private static final String POSTGRESQL = "postgresql";
  private static final String AUTHORITIES = "synq.db.ssl-root-cert";

  @Inject
  public DatabaseSettings(Settings settings) {
    String database = settings.word("synq.db", "derby", "derby", POSTGRESQL);
    // The pool never has fewer.
    settings.number("synq.db.pool", 40, 4, 10_000);
    settings.number("synq.db.port", 5432, 1, 65_535);
    Stream.of("host", "name", "user", "password").forEach(key -> settings.text("synq.db." + key));
    // Liberty would leave out a word that it does not know, and the driver would take any
    // certificate.
    String mode =
        settings.word(
            "synq.db.ssl-mode",
            "prefer",
            "disable",
            "allow",
            "prefer",
            "require",
            "verify-ca",
            "verify-full");
    Path authorities =
        settings
            .text(AUTHORITIES)
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".postgresql", "root.crt"));
    if (database.equals(POSTGRESQL)
        && mode.startsWith("verify-")
        && !(Files.isRegularFile(authorities) && Files.isReadable(authorities))) {
      throw new BadSettingException(
          AUTHORITIES, "must be a file that can be read, with synq.db.ssl-mode " + mode);
    }
  }
}
