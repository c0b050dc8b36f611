package io.synq.endpoint;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts failed attempts since an endpoint's last 2xx. */
@ApplicationScoped
public class EndpointFailures {
  private static final String FAILED =
      "update endpoint_health set failures = failures + ?,"
          + " failing_since = coalesce(failing_since, ?) where endpoint_id = ?";

  private static final String FIRST_FAILED =
      "insert into endpoint_health (failures, failing_since, endpoint_id) values (?, ?, ?)";

  private static final String FAILURES =
      "select failures, failing_since from endpoint_health where endpoint_id = ?";

  private static final String FORGIVEN =
      "update endpoint_health set failures = 0, failing_since = null"
          + " where endpoint_id = ? and failures > 0";

  private static final String CONDITIONS =
      "select e.id, e.disabled_reason, h.failures, h.failing_since from endpoint e"
          + " left join endpoint_health h on h.endpoint_id = e.id"
          + " where e.tenant_id = ? and e.deleted_at is null";

  /** How long it may take until the database knows that a healthy endpoint has answered again. */
  private static final Duration LATER = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(EndpointFailures.class.getName());

  private final Recovered recovered = new Recovered();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final Database database;
  private final EndpointSettings settings;
  private final Workers workers;

  @Inject
  public EndpointFailures(Database database, EndpointSettings settings, Workers workers) {
    this.database = database;
    this.settings = settings;
    this.workers = workers;
  }

  /**
   * Counts what the attempts of a group came to. All groups take endpoints in one order: otherwise
   * two could wait for each other.
   *
   * @param failures of each endpoint how many failed; 0 where one did not
   * @return the endpoints that have now failed long and often enough
   */
  public Set<String> attempted(Map<String, Integer> failures, Instant now) {
    Set<String> failing = new HashSet<>();
    List<String> well = new ArrayList<>();
    new TreeMap<>(failures)
        .forEach(
            (endpointId, count) -> {
              if (count == 0) {
                well.add(endpointId);
                return;
              }
              succeeded(List.copyOf(well));
              well.clear();
              if (failed(endpointId, count, now)) {
                failing.add(endpointId);
              }
            });
    succeeded(well);
    return failing;
  }

  /**
   * Notes at least one 2xx from each. The failures before it are forgiven: those that this node has
   * seen in the transaction at hand, those of other nodes within a second or so.
   */
  protected void succeeded(List<String> endpointIds) {
    forgive(recovered.succeeded(endpointIds));
    if (!endpointIds.isEmpty() && telling.compareAndSet(false, true)) {
      try {
        workers.after(LATER, this::tell);
      } catch (RuntimeException e) {
        telling.set(false); // the server stops
      }
    }
  }

  private void tell() {
    telling.set(false);
    List<String> untold = recovered.takeUntold();
    try {
      forgive(untold);
    } catch (RuntimeException e) {
      // With the next that succeed.
      recovered.again(untold);
      LOG.log(System.Logger.Level.DEBUG, "health.untold", e);
    }
  }

  /**
   * Writes nothing for endpoints that have not failed before, and takes one trip to the database
   * for all.
   */
  private void forgive(List<String> endpointIds) {
    if (endpointIds.isEmpty()) {
      return;
    }
    database.run(
        connection -> Sql.of(connection, FORGIVEN).batch(endpointIds, id -> new Object[] {id}));
  }

  /**
   * Counts failed attempts; true when the endpoint has now failed for so long and so often that it
   * is to be disabled.
   */
  protected boolean failed(String endpointId, int attempts, Instant now) {
    if (recovered.failed(endpointId)) {
      forgive(List.of(endpointId));
    }
    return database.run(
        connection -> {
          if (Sql.of(connection, FAILED, attempts, now, endpointId).update() == 0) {
            Sql.of(connection, FIRST_FAILED, attempts, now, endpointId).update();
          }
          return Sql.of(connection, FAILURES, endpointId)
              .first(row -> isFailing(row.getInt(1), row.getTimestamp(2).toInstant(), now))
              .orElseThrow();
        });
  }

  private boolean isFailing(int failures, Instant since, Instant now) {
    return failures >= settings.disableAttempts && !now.isBefore(since.plus(settings.disableAfter));
  }

  /** Of all endpoints that the tenant has, or of this one. */
  public List<Condition> conditions(String tenantId, Optional<String> endpointId) {
    String sql = CONDITIONS + (endpointId.isPresent() ? " and e.id = ?" : "");
    return database.glance(
        connection ->
            Sql.of(connection, sql, tenantId, endpointId).list(EndpointFailures::condition));
  }

  private static Condition condition(ResultSet row) throws SQLException {
    String reason = row.getString(2);
    return new Condition(
        row.getString(1),
        reason == null ? null : DisabledReason.of(reason),
        row.getInt(3),
        Sql.time(row, 4));
  }
}
