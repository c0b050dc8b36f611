package io.synq.delivery;

import io.synq.endpoint.EndpointHealth;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries on the hot path: opened, claimed, recorded, in groups. */
@ApplicationScoped
public class Deliveries {
  /** How long a claim holds: longer than the longest attempt takes. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /**
   * When somebody looks for a new delivery whose wake-up was lost. A claim made soon enough ends
   * then too, and need not move the row in the index of due times.
   */
  static final Duration WAKE_UP_GRACE = LEASE.plusSeconds(10);

  private static final int CHUNK = 64;

  private static final String INSERT =
      "insert into delivery (id, tenant_id, event_id, endpoint_id, state, due_at, attempts,"
          + " manual, replay, bytes, created_at, expires_at)"
          + " values (?,?,?,?,'pending',?,0,false,?,?,?,?)";

  private static final String CLAIM =
      "update delivery set state = 'delivering', claim = ?,"
          + " due_at = case when due_at >= ? then due_at else ? end where id = ?"
          + " and (state = 'pending' or (state in ('retrying', 'delivering') and due_at <= ?))";

  private static final String READ_CLAIMED =
      "select d.id, d.tenant_id, d.endpoint_id, d.event_id, e.event_type, d.attempts, d.manual,"
          + " d.created_at, d.expires_at, e.body from"
          + Database.using("joinOrder=FIXED")
          + "delivery d"
          + Database.using("constraint=delivery_pk")
          + "join event e"
          + Database.using("constraint=event_pk")
          + "on e.tenant_id = d.tenant_id and e.event_id = d.event_id"
          + " where d.claim = ? and d.id in ("
          + Database.marks(CHUNK)
          + ")";

  private static final String CONCLUDE =
      "update delivery set state = ?, due_at = ?, claim = null, attempts = attempts + ?,"
          + " manual = ?, finished_at = ?, last_status = coalesce(?, last_status),"
          + " last_error = ? where id = ? and claim = ?";

  private static final String ATTEMPT =
      "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual, started_at,"
          + " duration_ms, url, status, error_kind, error_text, request_headers,"
          + " response_headers, response_body, response_truncated)"
          + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  private Database database;
  private Subscribers subscribers;
  private EndpointHealth health;
  private InstantSource clock = InstantSource.system();

  @Inject
  Deliveries(
      Database database, Subscribers subscribers, EndpointHealth health, InstantSource clock) {
    this.database = database;
    this.subscribers = subscribers;
    this.health = health;
    this.clock = clock;
  }

  protected Deliveries() {}

  /** Adds new deliveries, in the transaction at hand. */
  void open(List<NewDelivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    database.run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (NewDelivery delivery : deliveries) {
              Database.set(
                  insert,
                  delivery.id(),
                  delivery.tenantId(),
                  delivery.eventId(),
                  delivery.endpointId(),
                  delivery.createdAt().plus(WAKE_UP_GRACE),
                  delivery.replay(),
                  delivery.bytes(),
                  delivery.createdAt(),
                  delivery.expiresAt());
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /**
   * Claims what can be claimed now; empty where somebody else has it, or it is not due.
   *
   * @return one result per wake-up, in order
   */
  @Transactional
  public List<Optional<Claimed>> claim(List<Wake> wakes) {
    String claim = Ids.uuid().toString();
    Instant now = clock.instant();
    return database.run(
        connection -> {
          List<String> won = new ArrayList<>();
          try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            for (Wake wake : wakes) {
              Database.set(update, claim, now.plus(LEASE), now.plus(LEASE), wake.deliveryId(), now);
              update.addBatch();
            }
            int[] counts = update.executeBatch();
            for (int i = 0; i < counts.length; i++) {
              if (counts[i] == 1) {
                won.add(wakes.get(i).deliveryId());
              }
            }
          }
          Map<String, Claimed> claimed =
              won.isEmpty() ? Map.of() : read(connection, won, claim, now);
          return wakes.stream()
              .map(wake -> Optional.ofNullable(claimed.get(wake.deliveryId())))
              .toList();
        });
  }

  private Map<String, Claimed> read(
      Connection connection, List<String> ids, String claim, Instant now) throws SQLException {
    List<Claimed> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(READ_CLAIMED)) {
      for (int start = 0; start < ids.size(); start += CHUNK) {
        select.setString(1, claim);
        for (int i = 0; i < CHUNK; i++) {
          select.setString(i + 2, ids.get(Math.min(start + i, ids.size() - 1)));
        }
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            rows.add(
                new Claimed(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getInt(6),
                    row.getBoolean(7),
                    row.getTimestamp(8).toInstant(),
                    row.getTimestamp(9).toInstant(),
                    claim,
                    now,
                    row.getBytes(10),
                    null));
          }
        }
      }
    }
    Set<String> tenants = rows.stream().map(Claimed::tenantId).collect(Collectors.toSet());
    Map<String, Map<String, Subscriber>> known = subscribers.of(tenants);
    Map<String, Claimed> claimed = new HashMap<>();
    for (Claimed row : rows) {
      Subscriber subscriber = known.get(row.tenantId()).get(row.endpointId());
      claimed.put(row.deliveryId(), row.to(subscriber));
    }
    return claimed;
  }

  /**
   * Writes down how claims ended. A claim that was lost meanwhile changes no state, but its attempt
   * was made and is kept.
   *
   * @return the endpoints that have failed for so long that they are to be disabled
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Set<String> record(List<Conclusion> conclusions) {
    Instant now = clock.instant();
    return database.run(
        connection -> {
          int[] counts = conclude(connection, conclusions, now);
          List<Conclusion> attempted = new ArrayList<>();
          for (int i = 0; i < counts.length; i++) {
            Conclusion conclusion = conclusions.get(i);
            if (conclusion.attempt() != null
                && (counts[i] == 1 || exists(connection, conclusion.claimed().deliveryId()))) {
              attempted.add(conclusion);
            }
          }
          insertAttempts(connection, attempted);
          return judge(attempted, now);
        });
  }

  private static int[] conclude(Connection connection, List<Conclusion> conclusions, Instant now)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(CONCLUDE)) {
      for (Conclusion conclusion : conclusions) {
        boolean released = conclusion.attempt() == null && conclusion.dueAt() != null;
        Database.set(
            update,
            conclusion.state().text(),
            Database.orNull(conclusion.dueAt(), Types.TIMESTAMP),
            conclusion.attempt() == null ? 0 : 1,
            released && conclusion.claimed().manual(),
            Database.orNull(conclusion.dueAt() == null ? now : null, Types.TIMESTAMP),
            Database.orNull(conclusion.status(), Types.INTEGER),
            Database.orNull(conclusion.error(), Types.VARCHAR),
            conclusion.claimed().deliveryId(),
            conclusion.claimed().claim());
        update.addBatch();
      }
      return update.executeBatch();
    }
  }

  private static boolean exists(Connection connection, String deliveryId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select id from delivery where id = ?")) {
      select.setString(1, deliveryId);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void insertAttempts(Connection connection, List<Conclusion> conclusions)
      throws SQLException {
    if (conclusions.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(ATTEMPT)) {
      for (Conclusion conclusion : conclusions) {
        Claimed claimed = conclusion.claimed();
        SentAttempt attempt = Objects.requireNonNull(conclusion.attempt());
        Outcome.@Nullable Answer answer = attempt.outcome().answer().orElse(null);
        Outcome.@Nullable Failure failure =
            attempt.outcome() instanceof Outcome.Failed failed ? failed.failure() : null;
        JsonObjectBuilder headers = Json.createObjectBuilder();
        attempt.requestHeaders().forEach(headers::add);
        Database.set(
            insert,
            claimed.deliveryId(),
            Ids.next("att_"),
            claimed.tenantId(),
            claimed.attempts() + 1,
            claimed.manual(),
            attempt.startedAt(),
            attempt.durationMs(),
            Objects.requireNonNull(claimed.subscriber()).url().toString(),
            Database.orNull(answer == null ? null : answer.status(), Types.INTEGER),
            Database.orNull(
                failure == null ? null : failure.kind().name().toLowerCase(Locale.ROOT),
                Types.VARCHAR),
            Database.orNull(failure == null ? null : failure.text(), Types.VARCHAR),
            headers.build().toString(),
            Database.orNull(answer == null ? null : answer.headers(), Types.VARCHAR),
            Database.orNull(answer == null ? null : answer.body(), Types.VARCHAR),
            answer != null && answer.truncated());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Per endpoint, in one order everywhere: two groups never wait for each other in a circle. */
  private Set<String> judge(List<Conclusion> attempted, Instant now) {
    Map<String, Integer> failures = new TreeMap<>();
    Set<String> succeeded = new HashSet<>();
    for (Conclusion conclusion : attempted) {
      String endpointId = conclusion.claimed().endpointId();
      failures.merge(endpointId, conclusion.failed() ? 1 : 0, Integer::sum);
      if (!conclusion.failed()) {
        succeeded.add(endpointId);
      }
    }
    Set<String> failing = new HashSet<>();
    failures.forEach(
        (endpointId, count) -> {
          if (succeeded.contains(endpointId)) {
            health.succeeded(endpointId);
          } else if (health.failed(endpointId, count, now)) {
            failing.add(endpointId);
          }
        });
    return failing;
  }
}
