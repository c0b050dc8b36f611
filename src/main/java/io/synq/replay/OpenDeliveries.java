package io.synq.replay;

import io.synq.delivery.Wake;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which deliveries a job has opened and not yet counted: few, whatever the job's size. */
@ApplicationScoped
public class OpenDeliveries {
  private static final int CHUNK = 64;

  private final Database database;

  @Inject
  OpenDeliveries(Database database) {
    this.database = database;
  }

  /**
   * One of them.
   *
   * @param state as it is stored; {@code purged} if it is gone
   */
  record Open(String deliveryId, String endpointId, String state, int attempts) {
    boolean waits() {
      return state.equals("pending") || state.equals("retrying");
    }

    boolean ended() {
      return !waits() && !state.equals("delivering");
    }

    boolean delivered() {
      return state.equals("delivered");
    }
  }

  List<Open> of(String replayId) {
    return database.run(
        connection -> {
          Map<String, Open> open = new LinkedHashMap<>();
          Sql.of(
                  connection,
                  "select delivery_id, endpoint_id from replay_delivery where replay_id = ?",
                  replayId)
              .each(
                  row ->
                      open.put(
                          row.getString(1),
                          new Open(row.getString(1), row.getString(2), "purged", 0)));
          read(connection, open);
          return List.copyOf(open.values());
        });
  }

  /**
   * Reads one row per statement where a reader of several can block whoever records the ends of
   * both.
   */
  private void read(Connection connection, Map<String, Open> open) throws SQLException {
    int atOnce = database.dialect().readersWait() ? 1 : CHUNK;
    String sql =
        "select d.id, d.state, d.attempts from delivery d where d.id in ("
            + Sql.marks(atOnce)
            + ")";
    Sql.of(connection, sql)
        .eachOf(
            List.copyOf(open.keySet()),
            atOnce,
            row -> {
              Open found = open.get(row.getString(1));
              open.put(
                  found.deliveryId,
                  new Open(found.deliveryId, found.endpointId, row.getString(2), row.getInt(3)));
            });
  }

  /** Takes note of what was opened, in the transaction that opened it. */
  void add(String replayId, List<Wake> wakes) {
    batch(
        "insert into replay_delivery (replay_id, delivery_id, endpoint_id) values (?, ?, ?)",
        wakes.stream()
            .map(wake -> new Object[] {replayId, wake.deliveryId(), wake.endpointId()})
            .toList());
  }

  /** Forgets what was counted. */
  void remove(String replayId, List<Open> counted) {
    batch(
        "delete from replay_delivery where replay_id = ? and delivery_id = ?",
        counted.stream().map(one -> new Object[] {replayId, one.deliveryId}).toList());
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      database.run(connection -> Sql.of(connection, sql).batch(rows, row -> row));
    }
  }
}
