package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Up to where each tenant's log has been deleted, because it was old. */
@ApplicationScoped
public class PurgedEvents {
  private static final String LAST =
      "select p.accepted_at, p.event_id from event_purged p where p.tenant_id = ?";

  // Two nodes may purge for a moment: whoever is behind does not set it back.
  private static final String MOVE =
      "update event_purged set accepted_at = ?, event_id = ? where tenant_id = ?"
          + " and (accepted_at < ? or (accepted_at = ? and event_id < ?))";

  private static final String BEGIN =
      "insert into event_purged (tenant_id, accepted_at, event_id) values (?,?,?)";

  private final Database database;

  @Inject
  public PurgedEvents(Database database) {
    this.database = database;
  }

  /** The last event in the order of the log that was deleted, if any was. */
  public Optional<Cursor> last(String tenantId) {
    return database.run(connection -> last(connection, tenantId));
  }

  private static Optional<Cursor> last(Connection connection, String tenantId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST)) {
      Database.set(select, tenantId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Cursor(row.getTimestamp(1).toInstant(), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /** To be called by the transaction that deletes all up to this event, on its connection. */
  public void upTo(Connection connection, String tenantId, Cursor event) throws SQLException {
    Instant time = event.time();
    if (execute(connection, MOVE, time, event.id(), tenantId, time, time, event.id()) == 0
        && last(connection, tenantId).isEmpty()) {
      execute(connection, BEGIN, tenantId, time, event.id());
    }
  }

  private static int execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.set(statement, parameters);
      return statement.executeUpdate();
    }
  }
}
