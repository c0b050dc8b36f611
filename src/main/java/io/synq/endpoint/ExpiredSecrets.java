package io.synq.endpoint;

import io.synq.platform.Database;
import io.synq.platform.FeaturePurge;
import io.synq.platform.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes secrets that sign no more. Delivery need not be told: it looks at their time itself. */
@ApplicationScoped
public class ExpiredSecrets implements FeaturePurge {
  private static final OldRows SECRETS = new OldRows("signing_secret", "expires_at");

  private final Database database;

  @Inject
  ExpiredSecrets(Database database) {
    this.database = database;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(Instant now) {
    return database.run(connection -> SECRETS.delete(connection, now));
  }
}
