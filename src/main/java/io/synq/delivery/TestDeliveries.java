package io.synq.delivery;

import io.synq.event.Event;
import io.synq.eventtype.EventTypeName;
import io.synq.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
          + Database.marks(CHUNK)
          + ")";

  private TestDeliveries() {}

  /** Those of the deliveries that are tests. */
  static Set<String> among(Connection connection, Collection<String> ids) throws SQLException {
    Set<String> tests = new HashSet<>();
    if (ids.isEmpty()) {
      return tests;
    }
    List<String> all = List.copyOf(ids);
    try (PreparedStatement select = connection.prepareStatement(AMONG)) {
      for (int start = 0; start < all.size(); start += CHUNK) {
        Database.setIds(select, 1, CHUNK, all, start);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            if (EventTypeName.PING.equals(row.getString(2))
                || Event.Actor.isExample(row.getString(3), row.getString(4))) {
              tests.add(row.getString(1));
            }
          }
        }
      }
    }
    return tests;
  }
}
