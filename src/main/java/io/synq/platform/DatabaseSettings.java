package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/**
 * Which database is used, and how. It is the server's configuration that connects to it; here it is
 * only checked that it can.
 */
@Dependent
public class DatabaseSettings implements FeatureSettings {
  @Inject
  public DatabaseSettings(Settings settings) {
    settings.word("synq.db", "derby", "derby", "postgresql");
    // The pool never has fewer.
    settings.number("synq.db.pool", 40, 4, 10_000);
    settings.number("synq.db.port", 5432, 1, 65_535);
    Stream.of("host", "name", "user", "password").forEach(key -> settings.text("synq.db." + key));
  }
}
