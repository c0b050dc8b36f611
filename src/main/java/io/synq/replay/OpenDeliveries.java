package io.synq.replay;

import io.synq.delivery.Wake;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which deliveries a job has opened and not yet counted: few, whatever the job's size. */
@ApplicationScoped
public class OpenDeliveries {
  // A row a statement: a reader that holds a row while it waits for another can block, on Derby, a
  // group that is recording the ends of both.
  private static final String STATE = "select state, attempts from delivery where id = ?";

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
          List<Open> open = new ArrayList<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select delivery_id, endpoint_id from replay_delivery where replay_id = ?")) {
            select.setString(1, replayId);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                open.add(new Open(row.getString(1), row.getString(2), "purged", 0));
              }
            }
          }
          try (PreparedStatement select = connection.prepareStatement(STATE)) {
            for (int i = 0; i < open.size(); i++) {
              open.set(i, read(select, open.get(i)));
            }
          }
          return open;
        });
  }

  private static Open read(PreparedStatement select, Open open) throws SQLException {
    select.setString(1, open.deliveryId);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new Open(open.deliveryId, open.endpointId, row.getString(1), row.getInt(2))
          : open;
    }
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
    if (rows.isEmpty()) {
      return;
    }
    database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
              Database.set(statement, row);
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }
}
