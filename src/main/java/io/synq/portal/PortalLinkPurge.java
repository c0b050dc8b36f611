package io.synq.portal;

import io.synq.platform.Database;
import io.synq.platform.FeaturePurge;
import io.synq.platform.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes links that have expired. That they were is in the audit log. */
@ApplicationScoped
public class PortalLinkPurge implements FeaturePurge {
  private static final OldRows LINKS = new OldRows("portal_link", "expires_at");

  private final Database database;

  @Inject
  PortalLinkPurge(Database database) {
    this.database = database;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(Instant now) {
    return database.run(connection -> LINKS.delete(connection, now));
  }
}
