package io.synq.delivery;

import io.synq.endpoint.EndpointFailures;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down how claims ended, in groups: the deliveries' next states and the attempts. */
@ApplicationScoped
public class Conclusions {
  /** A claim that is given back without an attempt and without a note keeps the last error. */
  private static final String CONCLUDE =
      "update delivery set state = ?, due_at = ?, claim = null, attempts = attempts + ?,"
          + " manual = ?, overtime = ?, finished_at = ?,"
          + " last_status = coalesce(?, last_status),"
          + " last_error = coalesce(?, case when ? = 0 then last_error end),"
          + " started_at = ?, duration_ms = ?, url = ?, exchange = ?"
          + " where id = ? and claim = ?";

  private static final String ATTEMPT =
      "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual, started_at,"
          + " duration_ms, url, status, error_kind, error_text, request_headers,"
          + " response_headers, response_body, response_truncated, body_hash)"
          + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  /**
   * Finds what a group recorded although the answer to its commit was lost: an attempt is
   * recognised by when it began.
   */
  private static final String RECORDED =
      "select d.id from delivery d where d.id = ? and (d.started_at = ? or exists"
          + " (select 1 from attempt a where a.delivery_id = d.id and a.attempt_number = ?"
          + " and a.started_at = ?))";

  private final Database database;
  private final EndpointFailures health;
  private final InstantSource clock;

  @Inject
  Conclusions(Database database, EndpointFailures health, InstantSource clock) {
    this.database = database;
    this.health = health;
    this.clock = clock;
  }

  /**
   * What was written down of a group.
   *
   * @param concluded those that changed their deliveries' states
   * @param failing the endpoints that have failed for so long that they are to be disabled
   */
  public record Written(List<Conclusion> concluded, Set<String> failing) {}

  private record Rows(List<Conclusion> concluded, List<Conclusion> attempted) {}

  /**
   * Records a group. A claim that was lost meanwhile changes no state, but its attempt was made and
   * is kept. What is recorded already, though nobody knew, is only told.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Written record(List<Conclusion> conclusions) {
    Instant now = clock.instant();
    Rows rows = write(conclusions, now);
    return new Written(rows.concluded(), judge(rows.attempted(), now));
  }

  /** Records a test: it says nothing of an endpoint's health. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void recordTest(Conclusion conclusion) {
    write(List.of(conclusion), clock.instant());
  }

  private Rows write(List<Conclusion> group, Instant now) {
    // In the order in which all code locks several rows: otherwise two could wait for each other.
    List<Conclusion> conclusions =
        group.stream().sorted(Comparator.comparing(one -> one.claimed().deliveryId())).toList();
    return database.run(
        connection -> {
          List<Optional<FirstAttempt>> first = conclusions.stream().map(FirstAttempt::of).toList();
          int[] counts = conclude(connection, conclusions, first, now);
          List<Conclusion> concluded = new ArrayList<>();
          List<Conclusion> attempted = new ArrayList<>();
          List<Conclusion> rows = new ArrayList<>();
          List<String> failed = new ArrayList<>();
          for (int i = 0; i < counts.length; i++) {
            Conclusion conclusion = conclusions.get(i);
            if (counts[i] == 1) {
              concluded.add(conclusion);
              if (conclusion.dueAt() == null && conclusion.state() != DeliveryState.DELIVERED) {
                failed.add(conclusion.claimed().deliveryId());
              }
            }
            if (counts[i] == 0 && isRecorded(connection, conclusion)) {
              concluded.add(conclusion);
            } else if (conclusion.attempt() != null
                && (counts[i] == 1 || exists(connection, conclusion.claimed().deliveryId()))) {
              attempted.add(conclusion);
              if (counts[i] == 0 || first.get(i).isEmpty()) {
                rows.add(conclusion);
              }
            }
          }
          FailedDeliveries.note(connection, failed);
          insertAttempts(connection, rows);
          SentBodies.keep(connection, rows);
          return new Rows(concluded, attempted);
        });
  }

  private static int[] conclude(
      Connection connection,
      List<Conclusion> conclusions,
      List<Optional<FirstAttempt>> firsts,
      Instant now)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(CONCLUDE)) {
      for (int i = 0; i < conclusions.size(); i++) {
        Conclusion conclusion = conclusions.get(i);
        FirstAttempt first = firsts.get(i).orElse(null);
        int attempts = conclusion.attempt() == null ? 0 : 1;
        boolean released = conclusion.attempt() == null && conclusion.dueAt() != null;
        Database.set(
            update,
            conclusion.state().text(),
            Database.orNull(conclusion.dueAt(), Types.TIMESTAMP),
            attempts,
            released && conclusion.claimed().manual(),
            released && conclusion.claimed().overtime(),
            Database.orNull(conclusion.dueAt() == null ? now : null, Types.TIMESTAMP),
            Database.orNull(conclusion.status(), Types.INTEGER),
            Database.orNull(conclusion.error(), Types.VARCHAR),
            attempts,
            Database.orNull(first == null ? null : first.startedAt(), Types.TIMESTAMP),
            Database.orNull(first == null ? null : first.durationMs(), Types.INTEGER),
            Database.orNull(first == null ? null : first.url(), Types.VARCHAR),
            Database.orNull(first == null ? null : first.exchange(), Types.VARBINARY),
            conclusion.claimed().deliveryId(),
            conclusion.claimed().claim());
        update.addBatch();
      }
      return update.executeBatch();
    }
  }

  private static boolean isRecorded(Connection connection, Conclusion conclusion)
      throws SQLException {
    SentAttempt attempt = conclusion.attempt();
    if (attempt == null) {
      return false;
    }
    try (PreparedStatement select = connection.prepareStatement(RECORDED)) {
      Claimed claimed = conclusion.claimed();
      Instant began = attempt.startedAt();
      Database.set(select, claimed.deliveryId(), began, claimed.attempts() + 1, began);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
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
        Database.set(
            insert,
            claimed.deliveryId(),
            Ids.next(FirstAttempt.ID_PREFIX),
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
            utf8(StoredHeaders.lines(attempt.requestHeaders())),
            Database.orNull(answer == null ? null : utf8(answer.headers()), Types.VARBINARY),
            Database.orNull(answer == null ? null : utf8(answer.body()), Types.VARBINARY),
            answer != null && answer.truncated(),
            Database.orNull(SentBodies.hash(attempt), Types.VARCHAR));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** As bytes, which the databases copy, where they would convert characters one by one. */
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Per endpoint, in one order everywhere: two groups never wait for each other in a circle. Tests
   * say nothing of its health.
   */
  Set<String> judge(List<Conclusion> attempted, Instant now) {
    Map<String, Integer> failures = new TreeMap<>();
    Set<String> succeeded = new HashSet<>();
    for (Conclusion conclusion : attempted) {
      if (conclusion.claimed().isTest()) {
        continue;
      }
      String endpointId = conclusion.claimed().endpointId();
      failures.merge(endpointId, conclusion.failed() ? 1 : 0, Integer::sum);
      if (!conclusion.failed()) {
        succeeded.add(endpointId);
      }
    }
    Set<String> failing = new HashSet<>();
    List<String> well = new ArrayList<>();
    failures.forEach(
        (endpointId, count) -> {
          if (succeeded.contains(endpointId)) {
            well.add(endpointId);
            return;
          }
          health.succeeded(List.copyOf(well));
          well.clear();
          if (health.failed(endpointId, count, now)) {
            failing.add(endpointId);
          }
        });
    health.succeeded(well);
    return failing;
  }
}
