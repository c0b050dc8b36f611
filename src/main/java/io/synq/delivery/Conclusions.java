package io.synq.delivery;

import io.synq.endpoint.EndpointFailures;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.platform.Database;
import io.synq.platform.Ids;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  /** With the attempt that goes into its delivery's row, if it is such a one. */
  private record Packed(Conclusion conclusion, @Nullable FirstAttempt first) {}

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
          List<Packed> packed =
              conclusions.stream()
                  .map(one -> new Packed(one, FirstAttempt.of(one).orElse(null)))
                  .toList();
          int[] counts = Sql.of(connection, CONCLUDE).batch(packed, one -> end(one, now));
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
              if (counts[i] == 0 || packed.get(i).first == null) {
                rows.add(conclusion);
              }
            }
          }
          FailedDeliveries.note(connection, failed);
          Sql.of(connection, ATTEMPT).batch(rows, Conclusions::attempt);
          SentBodies.keep(connection, rows);
          return new Rows(concluded, attempted);
        });
  }

  private static Object[] end(Packed packed, Instant now) {
    Conclusion conclusion = packed.conclusion;
    FirstAttempt first = packed.first;
    int attempts = conclusion.attempt() == null ? 0 : 1;
    boolean released = conclusion.attempt() == null && conclusion.dueAt() != null;
    return new Object[] {
      conclusion.state().text(),
      Sql.orNull(conclusion.dueAt(), Types.TIMESTAMP),
      attempts,
      released && conclusion.claimed().manual(),
      released && conclusion.claimed().overtime(),
      Sql.orNull(conclusion.dueAt() == null ? now : null, Types.TIMESTAMP),
      Sql.orNull(conclusion.status(), Types.INTEGER),
      Sql.orNull(conclusion.error(), Types.VARCHAR),
      attempts,
      Sql.orNull(first == null ? null : first.startedAt(), Types.TIMESTAMP),
      Sql.orNull(first == null ? null : first.durationMs(), Types.INTEGER),
      Sql.orNull(first == null ? null : first.url(), Types.VARCHAR),
      Sql.orNull(first == null ? null : first.exchange(), Types.VARBINARY),
      conclusion.claimed().deliveryId(),
      conclusion.claimed().claim()
    };
  }

  private static boolean isRecorded(Connection connection, Conclusion conclusion)
      throws SQLException {
    SentAttempt attempt = conclusion.attempt();
    if (attempt == null) {
      return false;
    }
    Claimed claimed = conclusion.claimed();
    Instant began = attempt.startedAt();
    return Sql.of(connection, RECORDED, claimed.deliveryId(), began, claimed.attempts() + 1, began)
        .exists();
  }

  private static boolean exists(Connection connection, String deliveryId) throws SQLException {
    return Sql.of(connection, "select id from delivery where id = ?", deliveryId).exists();
  }

  private static Object[] attempt(Conclusion conclusion) {
    Claimed claimed = conclusion.claimed();
    SentAttempt attempt = Objects.requireNonNull(conclusion.attempt());
    Outcome.@Nullable Answer answer = attempt.outcome().answer().orElse(null);
    Outcome.@Nullable Failure failure =
        attempt.outcome() instanceof Outcome.Failed failed ? failed.failure() : null;
    return new Object[] {
      claimed.deliveryId(),
      Ids.next(FirstAttempt.ID_PREFIX),
      claimed.tenantId(),
      claimed.attempts() + 1,
      claimed.manual(),
      attempt.startedAt(),
      attempt.durationMs(),
      Objects.requireNonNull(claimed.subscriber()).url().toString(),
      Sql.orNull(answer == null ? null : answer.status(), Types.INTEGER),
      Sql.orNull(failure == null ? null : failure.kind().text(), Types.VARCHAR),
      Sql.orNull(failure == null ? null : failure.text(), Types.VARCHAR),
      utf8(StoredHeaders.lines(attempt.requestHeaders())),
      Sql.orNull(answer == null ? null : utf8(answer.headers()), Types.VARBINARY),
      Sql.orNull(answer == null ? null : utf8(answer.body()), Types.VARBINARY),
      answer != null && answer.truncated(),
      Sql.orNull(SentBodies.hash(attempt), Types.VARCHAR)
    };
  }

  /** As bytes, which the databases copy, where they would convert characters one by one. */
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Of endpoints, what their attempts say; tests say nothing. */
  Set<String> judge(List<Conclusion> attempted, Instant now) {
    Map<String, Integer> failures = new HashMap<>();
    for (Conclusion conclusion : attempted) {
      if (!conclusion.claimed().test()) {
        failures.merge(
            conclusion.claimed().endpointId(),
            conclusion.failed() ? 1 : 0,
            (some, more) -> some == 0 || more == 0 ? 0 : some + more);
      }
    }
    return health.attempted(failures, now);
  }
}
