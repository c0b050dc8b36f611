package io.synq.delivery;

import io.synq.event.TestEvents;
import io.synq.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the deliveries of pings and examples, which count in no figure, from the others. */
final class TestDeliveries {
  private static final int CHUNK = 64;

  private static final String AMONG =
      "select d.id, e.event_type, e.user_id, e.role from delivery d"
          + " join event e on e.tenant_id = d.tenant_id and e.event_id = d.event_id"
          + " where d.id in ("
          + Sql.marks(CHUNK)
          + ")";

  private TestDeliveries() {}

  /** Those of the deliveries that are tests. */
  static Set<String> among(Connection connection, Collection<String> ids) throws SQLException {
    Set<String> tests = new HashSet<>();
    Sql.of(connection, AMONG)
        .eachOf(
            List.copyOf(ids),
            CHUNK,
            row -> {
              if (TestEvents.include(row.getString(2), row.getString(3), row.getString(4))) {
                tests.add(row.getString(1));
              }
            });
    return tests;
  }
}
