package io.synq.audit;

import io.synq.platform.Database;
import io.synq.platform.FeaturePurge;
import io.synq.platform.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes what is older than {@link AuditSettings} says. */
@ApplicationScoped
public class AuditPurge implements FeaturePurge {
  private static final OldRows ENTRIES = new OldRows("audit_entry", "recorded_at");

  private final Database database;
  private final AuditSettings settings;

  @Inject
  AuditPurge(Database database, AuditSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(Instant now) {
    Instant limit = now.minus(settings.retention);
    return database.run(connection -> ENTRIES.delete(connection, limit));
  }
}
