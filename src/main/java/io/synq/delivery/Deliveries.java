package io.synq.delivery;

import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.endpoint.TenantSubscribers;
import io.synq.event.TestEvents;
import io.synq.platform.Database;
import io.synq.platform.Persisted;
import io.synq.platform.Sql;
import io.synq.platform.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries on the hot path: opened and claimed, in groups. */
@ApplicationScoped
public class Deliveries {
  /** How long a claim holds: longer than the longest attempt takes. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /**
   * How long after a delivery was opened it is looked for, in case its wake-up was lost. A claim
   * that is made soon enough ends by then too, so that the row need not move in the index of due
   * times.
   */
  public static final Duration WAKE_UP_GRACE = LEASE.plusSeconds(10);

  private static final int CHUNK = 64;
  private static final byte[] NO_BODY = {};

  private static final String CLAIM =
      "update delivery set state = 'delivering', claim = ?,"
          + " due_at = case when due_at >= ? then due_at else ? end where id = ?"
          + " and due_at < "
          + Unfinished.FAR_OFF
          + " and (state = 'pending' or (state in ('retrying', 'delivering') and due_at <= ?))";

  private static final String CLAIMED =
      " from delivery d join event e on e.tenant_id = d.tenant_id and e.event_id = d.event_id"
          + " where d.claim = ? and d.id in ("
          + Sql.marks(CHUNK)
          + ")";

  private static final String READ_CLAIMED =
      "select d.id, d.tenant_id, d.endpoint_id, d.event_id, e.event_type, d.attempts, d.manual,"
          + " d.overtime, d.created_at, d.expires_at, d.order_key, e.trace_parent, e.trace_state,"
          + " d.replay, e.user_id, e.role"
          + CLAIMED;

  private static final String READ_BODIES = "select e.tenant_id, e.event_id, e.body" + CLAIMED;

  @PersistenceContext EntityManager entities;
  private final Database database;
  private final Subscribers subscribers;
  private final NodeClaims claims;
  private final Bodies bodies;
  private final InstantSource clock;

  @Inject
  Deliveries(
      Database database,
      Subscribers subscribers,
      NodeClaims claims,
      Bodies bodies,
      InstantSource clock) {
    this.database = database;
    this.subscribers = subscribers;
    this.claims = claims;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** Adds new deliveries, in the transaction at hand. */
  public void open(List<Delivery> deliveries) {
    Persisted.add(entities, deliveries);
  }

  /**
   * Claims what can be claimed now; empty where somebody else has it, or it is not due.
   *
   * @return one result per wake-up, in order
   */
  @Transactional
  public List<Optional<Claimed>> claim(List<Wake> wakes) {
    String claim = claims.next();
    Instant now = clock.instant();
    Instant until = now.plus(LEASE);
    List<Wake> ordered = Wake.inOrder(wakes);
    return database.run(
        connection -> {
          List<Wake> won =
              Sql.of(connection, CLAIM)
                  .changed(
                      ordered, wake -> new Object[] {claim, until, until, wake.deliveryId(), now});
          Map<String, Claimed> claimed =
              won.isEmpty() ? Map.of() : read(connection, won, claim, now);
          return wakes.stream()
              .map(wake -> Optional.ofNullable(claimed.get(wake.deliveryId())))
              .toList();
        });
  }

  private Map<String, Claimed> read(
      Connection connection, List<Wake> won, String claim, Instant now) throws SQLException {
    List<Claimed> rows =
        Sql.of(connection, READ_CLAIMED, claim)
            .listOf(
                won.stream().map(Wake::deliveryId).toList(),
                CHUNK,
                row ->
                    new Claimed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getBoolean(7),
                        row.getBoolean(8),
                        row.getTimestamp(9).toInstant(),
                        row.getTimestamp(10).toInstant(),
                        row.getString(11),
                        claim,
                        now,
                        NO_BODY,
                        null,
                        trace(row.getString(12), row.getString(13)),
                        row.getBoolean(14),
                        TestEvents.include(
                            row.getString(5), row.getString(15), row.getString(16))));
    Map<Bodies.Key, byte[]> found = bodies(connection, rows, claim);
    Set<String> tenants = rows.stream().map(Claimed::tenantId).collect(Collectors.toSet());
    Map<String, TenantSubscribers> known = subscribers.of(tenants);
    Map<String, Claimed> claimed = new HashMap<>();
    for (Claimed row : rows) {
      Subscriber subscriber = known.get(row.tenantId()).get(row.endpointId());
      claimed.put(row.deliveryId(), row.with(found.get(Bodies.key(row)), subscriber));
    }
    return claimed;
  }

  private static @Nullable TraceContext trace(@Nullable String parent, @Nullable String state) {
    return parent == null ? null : new TraceContext(parent, state);
  }

  /** Reads each body once that is not in memory yet. */
  private Map<Bodies.Key, byte[]> bodies(Connection connection, List<Claimed> rows, String claim)
      throws SQLException {
    Map<Bodies.Key, byte[]> found = new HashMap<>();
    Map<Bodies.Key, String> missing = new LinkedHashMap<>();
    for (Claimed row : rows) {
      Bodies.Key key = Bodies.key(row);
      if (!found.containsKey(key) && !missing.containsKey(key)) {
        bodies
            .get(key)
            .ifPresentOrElse(
                body -> found.put(key, body), () -> missing.put(key, row.deliveryId()));
      }
    }
    Sql.of(connection, READ_BODIES, claim)
        .eachOf(
            List.copyOf(missing.values()),
            CHUNK,
            row -> {
              Bodies.Key key = new Bodies.Key(row.getString(1), row.getString(2));
              byte[] body = row.getBytes(3);
              bodies.put(key, body);
              found.put(key, body);
            });
    return found;
  }
}
