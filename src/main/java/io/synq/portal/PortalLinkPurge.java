package io.synq.portal;

import io.synq.platform.Database;
import io.synq.platform.OldRows;
import io.synq.platform.OldRowsPurge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes links that have expired. That they were is in the audit log. */
@ApplicationScoped
public class PortalLinkPurge extends OldRowsPurge {
  @Inject
  PortalLinkPurge(Database database) {
    super(database, new OldRows("portal_link", "expires_at"), Duration.ZERO);
  }
}
