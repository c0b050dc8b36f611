package io.synq.audit;

import io.synq.platform.Database;
import io.synq.platform.OldRows;
import io.synq.platform.OldRowsPurge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes what is older than {@link AuditSettings} says. */
@ApplicationScoped
public class AuditPurge extends OldRowsPurge {
  @Inject
  AuditPurge(Database database, AuditSettings settings) {
    super(database, new OldRows("audit_entry", "recorded_at"), settings.retention);
  }
}
