package io.synq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The product's tables in a database of a test's own. */
public final class DerbySchema {
  private static final Path SCRIPT = Path.of("src/main/resources/db/derby/V1__schema.sql");

  private DerbySchema() {}

  /** Makes them, empty, as a first start does. */
  public static void make(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String part : script().replaceAll("(?m)^\\s*--.*$", "").split(";")) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
  }

  private static String script() {
    try {
      return Files.readString(SCRIPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
