package io.synq.idempotency;

import io.synq.platform.FeaturePurge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Deletes answers that were kept long enough. */
@ApplicationScoped
public class KeptAnswers implements FeaturePurge {
  private static final System.Logger LOG = System.getLogger(KeptAnswers.class.getName());

  private final RequestRows rows;
  private final IdempotencySettings settings;

  @Inject
  KeptAnswers(RequestRows rows, IdempotencySettings settings) {
    this.rows = rows;
    this.settings = settings;
  }

  @Override
  public int batch(Instant now) {
    int purged = rows.purge(now.minus(settings.period).toEpochMilli());
    if (purged > 0) {
      LOG.log(System.Logger.Level.INFO, "idempotency.purged answers=" + purged);
    }
    return purged;
  }
}
