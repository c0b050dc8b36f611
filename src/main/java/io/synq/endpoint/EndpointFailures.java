package io.synq.endpoint;

import io.synq.platform.Database;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts failed attempts since an endpoint's last 2xx. */
@ApplicationScoped
public class EndpointFailures {
  private static final String FAILED =
      "update endpoint_health set failures = failures + ?,"
          + " failing_since = coalesce(failing_since, ?) where endpoint_id = ?";

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
   * Notes at least one 2xx from each. The failures before it are forgiven: those that this node has
   * seen in the transaction at hand, those of other nodes within a second or so.
   */
  public void succeeded(List<String> endpointIds) {
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
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(FORGIVEN)) {
            for (String endpointId : endpointIds) {
              update.setString(1, endpointId);
              update.addBatch();
            }
            return update.executeBatch();
          }
        });
  }

  /**
   * Counts failed attempts; true when the endpoint has now failed for so long and so often that it
   * is to be disabled.
   */
  public boolean failed(String endpointId, int attempts, Instant now) {
    if (recovered.failed(endpointId)) {
      forgive(List.of(endpointId));
    }
    return database.run(
        connection -> {
          if (count(connection, endpointId, attempts, now) == 0) {
            insert(connection, endpointId, attempts, now);
          }
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select failures, failing_since from endpoint_health where endpoint_id = ?")) {
            select.setString(1, endpointId);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              Instant since = row.getTimestamp(2).toInstant();
              return row.getInt(1) >= settings.disableAttempts
                  && !now.isBefore(since.plus(settings.disableAfter));
            }
          }
        });
  }

  private static int count(Connection connection, String endpointId, int attempts, Instant now)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(FAILED)) {
      update.setInt(1, attempts);
      update.setTimestamp(2, Timestamp.from(now));
      update.setString(3, endpointId);
      return update.executeUpdate();
    }
  }

  private static void insert(Connection connection, String endpointId, int attempts, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into endpoint_health (endpoint_id, failures, failing_since)"
                + " values (?, ?, ?)")) {
      insert.setString(1, endpointId);
      insert.setInt(2, attempts);
      insert.setTimestamp(3, Timestamp.from(now));
      insert.executeUpdate();
    }
  }

  /** Of all endpoints that the tenant has, or of this one. */
  public List<Condition> conditions(String tenantId, Optional<String> endpointId) {
    String sql = CONDITIONS + (endpointId.isPresent() ? " and e.id = ?" : "");
    return database.glance(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            Database.set(select, Database.values(tenantId, endpointId));
            List<Condition> conditions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                conditions.add(condition(row));
              }
            }
            return conditions;
          }
        });
  }

  private static Condition condition(ResultSet row) throws SQLException {
    String reason = row.getString(2);
    Timestamp since = row.getTimestamp(4);
    return new Condition(
        row.getString(1),
        reason == null ? null : DisabledReason.of(reason),
        row.getInt(3),
        since == null ? null : since.toInstant());
  }
}
