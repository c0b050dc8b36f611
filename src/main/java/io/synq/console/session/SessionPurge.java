package io.synq.console.session;

import io.synq.platform.Database;
import io.synq.platform.OldRows;
import io.synq.platform.OldRowsPurge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes sessions that nobody uses any more. */
@ApplicationScoped
public class SessionPurge extends OldRowsPurge {
  @Inject
  SessionPurge(Database database, ConsoleSettings settings) {
    super(database, new OldRows("console_session", "seen_at"), settings.idle);
  }
}
