package io.synq.event;

import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
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
    return Sql.of(connection, LAST, tenantId)
        .first(row -> new Cursor(row.getTimestamp(1).toInstant(), row.getString(2)));
  }

  /** To be called by the transaction that deletes all up to this event, on its connection. */
  public void upTo(Connection connection, String tenantId, Cursor event) throws SQLException {
    Instant time = event.time();
    String id = event.id();
    if (Sql.of(connection, MOVE, time, id, tenantId, time, time, id).update() == 0
        && last(connection, tenantId).isEmpty()) {
      Sql.of(connection, BEGIN, tenantId, time, id).update();
    }
  }
}
