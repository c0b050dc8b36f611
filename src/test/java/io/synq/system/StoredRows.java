package io.synq.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What is in the database of a server that has ended. */
final class StoredRows {
  private static final String DELIVERIES =
      "select count(*) from delivery d where not exists (select 1 from event e"
          + " where e.tenant_id = d.tenant_id and e.event_id = d.event_id)";

  private static final String ATTEMPTS =
      "select count(*) from attempt a where not exists (select 1 from delivery d"
          + " where d.id = a.delivery_id)";

  private StoredRows() {}

  /** How many deliveries have no event, and attempts no delivery. */
  static long orphans(SynqServer server) {
    String url = url(server);
    // The one's superuser, and the other's default schema.
    String user = Postgres.inUse() ? "postgres" : "app";
    try (Connection connection = DriverManager.getConnection(url, user, user)) {
      return count(connection, DELIVERIES) + count(connection, ATTEMPTS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      close(url);
    }
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String url(SynqServer server) {
    if (Postgres.inUse()) {
      return "jdbc:postgresql://127.0.0.1:%s/%s"
          .formatted(server.setting("SYNQ_DB_PORT"), server.database());
    }
    System.setProperty("derby.stream.error.file", "/dev/null");
    String directory = server.setting("SYNQ_DB_DIRECTORY");
    return "jdbc:derby:" + (directory == null ? server.data().resolve("derby") : directory);
  }

  /** Derby is in this process now. */
  private static void close(String url) {
    if (url.startsWith("jdbc:derby:")) {
      try {
        DriverManager.getConnection(url + ";shutdown=true").close();
      } catch (SQLException e) {
        // This is how it says that it has ended.
      }
    }
  }
}
