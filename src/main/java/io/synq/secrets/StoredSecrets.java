package io.synq.secrets;

import io.synq.platform.Database;
import io.synq.platform.Randoms;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** Secrets that the server makes for itself, once for all nodes, and keeps in the database. */
@ApplicationScoped
public class StoredSecrets implements SealedRows {
  private static final int CHARACTERS = 48;

  private final SecretKeys keys;
  private final Database database;
  private final InstantSource clock;

  @Inject
  public StoredSecrets(SecretKeys keys, Database database, InstantSource clock) {
    this.keys = keys;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public SealedColumn column() {
    return new SealedColumn("server_secret", "name");
  }

  /** The secret of this name, committed; fails when another node makes it in the same moment. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public String findOrMake(String name) {
    return database.run(
        connection -> {
          Optional<String> found = find(connection, name);
          return found.isPresent() ? found.get() : make(connection, name);
        });
  }

  private Optional<String> find(Connection connection, String name) throws SQLException {
    return Sql.of(connection, "select secret from server_secret where name = ?", name)
        .first(row -> keys.ring().open(row.getString(1), name));
  }

  private String make(Connection connection, String name) throws SQLException {
    String secret = Randoms.alphanumeric(CHARACTERS);
    Sql.of(
            connection,
            "insert into server_secret (name, secret, created_at) values (?, ?, ?)",
            name,
            keys.ring().seal(secret, name),
            clock.instant())
        .update();
    return secret;
  }
}
