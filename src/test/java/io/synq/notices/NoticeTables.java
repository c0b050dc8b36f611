package io.synq.notices;

import io.synq.DerbySchema;
import io.synq.platform.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database of a test's own, with one tenant, {@code t}. */
final class NoticeTables extends Database {
  static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

  private final String url = "jdbc:derby:memory:" + UUID.randomUUID() + ";create=true";

  NoticeTables() {
    System.setProperty("derby.stream.error.file", "/dev/null");
    run(
        connection -> {
          DerbySchema.make(connection);
          return true;
        });
    execute("insert into tenant values ('t', 'acme', 'Acmé', ?, 0)", START);
  }

  @Override
  public <T> T run(Work<T> work) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  void endpoint(String id, String receiver, @Nullable String description) {
    execute(
        "insert into endpoint (id, tenant_id, url, description, event_types, state, created_at,"
            + " updated_at, version) values (?,'t',?,?,'*','ENABLED',?,?,0)",
        id,
        receiver,
        Database.orNull(description, Types.VARCHAR),
        START,
        START);
  }

  void execute(String sql, Object... values) {
    run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Database.set(statement, values);
            return statement.execute();
          }
        });
  }
}
