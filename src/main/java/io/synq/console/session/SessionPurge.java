package io.synq.console.session;

import io.synq.platform.Database;
import io.synq.platform.FeaturePurge;
import io.synq.platform.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes sessions that nobody uses any more. */
@ApplicationScoped
public class SessionPurge implements FeaturePurge {
  private static final OldRows SESSIONS = new OldRows("console_session", "seen_at");

  private final Database database;
  private final ConsoleSettings settings;

  @Inject
  SessionPurge(Database database, ConsoleSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(Instant now) {
    Instant limit = now.minus(settings.idle);
    return database.run(connection -> SESSIONS.delete(connection, limit));
  }
}
