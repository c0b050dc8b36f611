package io.synq.notices;

import io.synq.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What was told of endpoints already, in the transaction at hand. */
final class EndpointTold {
  private EndpointTold() {}

  /** It has failed since then, and that was told. */
  static void failing(Connection connection, String endpointId, Instant since, Instant now)
      throws SQLException {
    note(connection, endpointId, "failing_since", since);
    note(connection, endpointId, "failing_at", now);
  }

  /** It was told that deliveries were given up. */
  static void failed(Connection connection, String endpointId, Instant now) throws SQLException {
    note(connection, endpointId, "failed_at", now);
  }

  /** The endpoints of which the latter was told after that moment. */
  static Set<String> failedAfter(Connection connection, Instant moment) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select endpoint_id from endpoint_told where failed_at > ?")) {
      Database.set(select, moment);
      Set<String> endpoints = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          endpoints.add(row.getString(1));
        }
      }
      return endpoints;
    }
  }

  private static void note(Connection connection, String endpointId, String column, Instant time)
      throws SQLException {
    String change = "update endpoint_told set " + column + " = ? where endpoint_id = ?";
    String made = "insert into endpoint_told (" + column + ", endpoint_id) values (?, ?)";
    if (execute(connection, change, time, endpointId) == 0) {
      execute(connection, made, time, endpointId);
    }
  }

  private static int execute(Connection connection, String sql, Instant time, String endpointId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.set(statement, time, endpointId);
      return statement.executeUpdate();
    }
  }
}
