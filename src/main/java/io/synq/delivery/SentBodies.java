package io.synq.delivery;

import io.synq.outbound.SentAttempt;
import io.synq.platform.Database;
import io.synq.platform.Sha256;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was sent in the place of events' own bodies. Attempts of one delivery that sent the same
 * share it, so that a delivery that is attempted for days costs no more than one attempted once.
 */
@ApplicationScoped
public class SentBodies {
  private static final String FIND =
      "select body from sent_body where delivery_id = ? and hash = ? and tenant_id = ?";

  private static final String IS_KEPT =
      "select hash from sent_body where delivery_id = ? and hash = ?";

  private static final String KEEP =
      "insert into sent_body (delivery_id, hash, tenant_id, body) values (?, ?, ?, ?)";

  private final Database database;

  @Inject
  SentBodies(Database database) {
    this.database = database;
  }

  /** What an attempt sent that has this hash; nothing if it was purged meanwhile. */
  public Optional<byte[]> find(String tenantId, String deliveryId, String hash) {
    return database.run(
        connection ->
            Sql.of(connection, FIND, deliveryId, hash, tenantId).first(row -> row.getBytes(1)));
  }

  /** Of what was sent in the place of the event's own body; null where that was sent. */
  static @Nullable String hash(SentAttempt attempt) {
    return attempt.body() == null ? null : Sha256.hex(attempt.body());
  }

  /** Keeps what these sent, as far as it is not kept yet, in the transaction at hand. */
  static void keep(Connection connection, List<Conclusion> attempted) throws SQLException {
    for (Conclusion conclusion : attempted) {
      SentAttempt attempt = conclusion.attempt();
      String hash = attempt == null ? null : hash(attempt);
      if (hash != null) {
        keep(connection, conclusion.claimed(), hash, attempt.body());
      }
    }
  }

  private static void keep(Connection connection, Claimed claimed, String hash, byte[] body)
      throws SQLException {
    String id = claimed.deliveryId();
    if (!Sql.of(connection, IS_KEPT, id, hash).exists()) {
      Sql.of(connection, KEEP, id, hash, claimed.tenantId(), body).update();
    }
  }
}
