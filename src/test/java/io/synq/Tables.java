package io.synq;

import io.synq.platform.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The product's tables, for tests without a server. */
public final class Tables {
  private static final Path SCRIPT = Path.of("src/main/resources/db/migration/V1__schema.sql");

  private Tables() {}

  /** Makes them in an empty database, as a first start does. */
  public static void make(Connection connection, Dialect dialect) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String part : script(dialect).replaceAll("(?m)^\\s*--.*$", "").split(";")) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
  }

  private static String script(Dialect dialect) {
    try {
      String script = Files.readString(SCRIPT);
      for (Map.Entry<String, String> word : dialect.placeholders().entrySet()) {
        script = script.replace("${" + word.getKey() + "}", word.getValue());
      }
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
