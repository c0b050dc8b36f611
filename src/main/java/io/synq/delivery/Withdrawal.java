package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Cancels deliveries that wait for an attempt. */
@ApplicationScoped
public class Withdrawal {
  /** How many are cancelled in one transaction: others want to claim them meanwhile. */
  public static final int MOST = 50;

  private static final String WITHDRAW =
      "update delivery set state = 'cancelled', due_at = null, claim = null, finished_at = ?,"
          + " last_error = ?"
          + " where id = ? and tenant_id = ? and state in ('pending','retrying')"
          + Redelivery.FREE;

  private static final String IN_LINES =
      "select d.endpoint_id, d.order_key, d.id from delivery d where d.order_key is not null"
          + " and d.id in ("
          + Sql.marks(MOST)
          + ")";

  private final Database database;
  private final Event<Cancelled> told;
  private final InstantSource clock;

  @Inject
  Withdrawal(Database database, Event<Cancelled> told, InstantSource clock) {
    this.database = database;
    this.told = told;
    this.clock = clock;
  }

  /** Cancels one, in the transaction at hand; whether it waited. */
  public boolean withdraw(String tenantId, String deliveryId, String reason) {
    return cancel(tenantId, List.of(deliveryId), reason) == 1;
  }

  /**
   * Cancels those that wait, in a transaction of their own.
   *
   * @param deliveryIds at most {@value #MOST}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void withdrawAll(String tenantId, List<String> deliveryIds, String reason) {
    // In the order in which all code locks several rows: otherwise two could wait for each other.
    cancel(tenantId, deliveryIds.stream().sorted().toList(), reason);
  }

  private int cancel(String tenantId, List<String> deliveryIds, String reason) {
    Instant now = clock.instant();
    return database.run(
        connection -> {
          List<String> ended =
              Sql.of(connection, WITHDRAW)
                  .changed(deliveryIds, id -> new Object[] {now, reason, id, tenantId, now});
          if (!ended.isEmpty()) {
            FailedDeliveries.note(connection, ended);
            int tests = TestDeliveries.among(connection, ended).size();
            told.fire(new Cancelled(ended.size() - tests, inLines(connection, ended)));
          }
          return ended.size();
        });
  }

  private static List<OrderLine.Ended> inLines(Connection connection, List<String> ids)
      throws SQLException {
    return Sql.of(connection, IN_LINES).listOf(ids, MOST, OrderLine.Ended::read);
  }
}
