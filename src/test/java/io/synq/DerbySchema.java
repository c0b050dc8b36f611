package io.synq;

import io.synq.platform.Dialect;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** The product's tables, empty, in databases of tests' own, in memory. */
public final class DerbySchema {
  private static final Path TEMPLATE = Path.of("target/derby-template");
  private static final String MEMORY = "jdbc:derby:memory:";

  static {
    System.setProperty("derby.stream.error.file", "/dev/null");
    keepTemplate();
  }

  private DerbySchema() {}

  /** The JDBC URL of a new one: copying them takes a fraction of the time of making them. */
  public static String database() {
    String name = UUID.randomUUID().toString();
    try {
      DriverManager.getConnection(MEMORY + name + ";createFrom=" + TEMPLATE.resolve("made"))
          .close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return MEMORY + name;
  }

  private static void keepTemplate() {
    try (Connection connection = DriverManager.getConnection(MEMORY + "made;create=true")) {
      Tables.make(connection, Dialect.DERBY);
      try (CallableStatement backup =
          connection.prepareCall("call syscs_util.syscs_backup_database(?)")) {
        backup.setString(1, TEMPLATE.toString());
        backup.execute();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
