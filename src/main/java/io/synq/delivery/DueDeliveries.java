package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Finds deliveries that somebody must look at again: retries, lost wake-ups, ended leases. */
@ApplicationScoped
public class DueDeliveries {
  /** How many are taken in one transaction: others want to claim them meanwhile. */
  static final int MOST = 500;

  private static final String ENDPOINTS =
      "select e.id from endpoint e where e.state = 'enabled' and e.deleted_at is null"
          + " and exists (select 1 from delivery d where d.endpoint_id = e.id and d.due_at <= ?)";

  private static final String DUE =
      "select d.id, d.bytes, d.due_at, d.tenant_id from delivery d"
          + " where d.endpoint_id = ? and d.due_at <= ?"
          + " and exists (select 1 from endpoint e where e.id = d.endpoint_id"
          + " and e.state = 'enabled' and e.deleted_at is null)"
          + " order by d.due_at fetch first %d rows only";

  private static final String DUE_SOON =
      "select e.id from endpoint e where exists"
          + " (select 1 from delivery d where d.endpoint_id = e.id and d.due_at > ?"
          + " and d.due_at <= ?)";

  private static final String LOST =
      "select d.id from delivery d where d.endpoint_id = ? and d.due_at > ? and d.due_at <= ?"
          + " and (d.claim is null or (d.claim like ? and d.claim < ?))"
          + " and d.state <> 'retrying' fetch first "
          + MOST
          + " rows only";

  /** Looks again: another node may have claimed it since it was found. */
  private static final String RECALL =
      "update delivery set due_at = ? where id = ? and due_at > ? and due_at < "
          + Unfinished.FAR_OFF
          + " and (claim is null or (claim like ? and claim < ?))"
          + " and state <> 'retrying'";

  private static final String GIVE_BACK =
      "update delivery set due_at = ? where id = ? and state = 'pending' and due_at > ?"
          + " and due_at < "
          + Unfinished.FAR_OFF;

  private final Database database;
  private final NodeClaims claims;

  @Inject
  DueDeliveries(Database database, NodeClaims claims) {
    this.database = database;
    this.claims = claims;
  }

  /** The endpoints that {@link #recall} is to be asked for. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> dueSoon(Instant then) {
    return database.run(
        connection ->
            Sql.of(connection, DUE_SOON, then, then.plus(Deliveries.WAKE_UP_GRACE)).strings());
  }

  /**
   * What was pending at an endpoint then, or claimed by this node, is due now, some at a time: the
   * wake-ups and claims of whoever went down are lost. What no node has claimed may be on its way
   * to another one: that costs a second wake-up, no more.
   *
   * @return how many were found, {@value #MOST} where there may be more
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int recall(String endpointId, Instant then) {
    Instant latest = then.plus(Deliveries.WAKE_UP_GRACE);
    String own = claims.pattern();
    String before = claims.first(then);
    return database.run(
        connection -> {
          List<String> lost =
              Sql.of(connection, LOST, endpointId, then, latest, own, before).strings();
          Sql.of(connection, RECALL)
              .batch(
                  lost.stream().sorted().toList(),
                  id -> new Object[] {then, id, then, own, before});
          return lost.size();
        });
  }

  /** Leaves wake-ups to whoever looks for what is due; on its way out, a node sends no others. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void giveBack(List<Wake> wakes, Instant now) {
    database.run(
        connection ->
            Sql.of(connection, GIVE_BACK)
                .batch(Wake.inOrder(wakes), wake -> new Object[] {now, wake.deliveryId(), now}));
  }

  /** A delivery and when it is due. */
  record Due(Wake wake, Instant at) {}

  /**
   * The enabled endpoints that have a delivery due by then: what costs is endpoints, not backlog.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> endpoints(Instant by) {
    return database.run(connection -> Sql.of(connection, ENDPOINTS, by).strings());
  }

  /** An enabled endpoint's deliveries that are due by then, oldest first, at most so many. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Due> of(String endpointId, Instant by, int most) {
    return database.run(
        connection ->
            Sql.of(connection, DUE.formatted(most), endpointId, by)
                .list(
                    row ->
                        new Due(
                            Wake.again(
                                row.getString(1), row.getString(4), endpointId, row.getInt(2)),
                            row.getTimestamp(3).toInstant())));
  }
}
