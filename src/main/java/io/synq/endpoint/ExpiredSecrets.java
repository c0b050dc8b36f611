package io.synq.endpoint;

import io.synq.platform.Database;
import io.synq.platform.OldRows;
import io.synq.platform.OldRowsPurge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes secrets that sign no more. Delivery need not be told: it looks at their time itself. */
@ApplicationScoped
public class ExpiredSecrets extends OldRowsPurge {
  @Inject
  ExpiredSecrets(Database database) {
    super(database, new OldRows("signing_secret", "expires_at"), Duration.ZERO);
  }
}
