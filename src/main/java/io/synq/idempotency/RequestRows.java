package io.synq.idempotency;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of requests with a key, each change in a transaction of its own. */
@ApplicationScoped
public class RequestRows {
  private final Database database;

  @Inject
  RequestRows(Database database) {
    this.database = database;
  }

  /**
   * A request as it is stored.
   *
   * @param answer null while it is under way
   */
  record Row(String fingerprint, long startedAt, byte @Nullable [] answer) {}

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Optional<Row> find(String id) {
    return database.run(
        connection ->
            Sql.of(
                    connection,
                    "select fingerprint, started_at, answer from idempotent_request where id = ?",
                    id)
                .first(row -> new Row(row.getString(1), row.getLong(2), row.getBytes(3))));
  }

  /** Fails if there is one of this id. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void add(Request request, long startedAt) {
    update(
        "insert into idempotent_request (id, tenant_id, fingerprint, started_at)"
            + " values (?, ?, ?, ?)",
        request.id(),
        request.tenantId(),
        request.fingerprint(),
        startedAt);
  }

  /** Begins anew a request that began at that time; false if somebody else did. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean renew(Request request, long before, long startedAt) {
    return update(
            "update idempotent_request set fingerprint = ?, started_at = ?, answer = null"
                + " where id = ? and started_at = ?",
            request.fingerprint(),
            startedAt,
            request.id(),
            before)
        == 1;
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void answer(String id, long startedAt, byte[] answer) {
    update(
        "update idempotent_request set answer = ? where id = ? and started_at = ?",
        answer,
        id,
        startedAt);
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void remove(String id, long startedAt) {
    update("delete from idempotent_request where id = ? and started_at = ?", id, startedAt);
  }

  /** How many there were from before that time. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int purge(long before) {
    return update("delete from idempotent_request where started_at < ?", before);
  }

  private int update(String sql, Object... values) {
    return database.run(connection -> Sql.of(connection, sql, values).update());
  }
}
