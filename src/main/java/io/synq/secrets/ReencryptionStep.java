package io.synq.secrets;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** A batch of rows, in a transaction of its own. */
@ApplicationScoped
public class ReencryptionStep {
  private final SecretKeys keys;
  private final Database database;

  @Inject
  ReencryptionStep(SecretKeys keys, Database database) {
    this.keys = keys;
    this.database = database;
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Optional<String> run(SealedColumn column, String after) {
    return database.run(connection -> column.reencrypt(connection, keys.ring(), after));
  }
}
