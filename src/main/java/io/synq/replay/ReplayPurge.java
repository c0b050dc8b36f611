package io.synq.replay;

import io.synq.platform.FeaturePurge;
import io.synq.retention.RetentionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Deletes jobs that are over and older than events are kept. */
@ApplicationScoped
public class ReplayPurge implements FeaturePurge {
  private static final int MOST = 100;

  @PersistenceContext EntityManager entities;
  private final RetentionSettings retention;

  @Inject
  ReplayPurge(RetentionSettings retention) {
    this.retention = retention;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(Instant now) {
    List<String> ids =
        entities
            .createQuery(
                "select r.id from Replay r where r.createdAt < :before and r.settled = true",
                String.class)
            .setParameter("before", now.minus(retention.period))
            .setMaxResults(MOST)
            .getResultList();
    if (!ids.isEmpty()) {
      entities
          .createQuery("delete from ReplayTarget t where t.replayId in :ids")
          .setParameter("ids", ids)
          .executeUpdate();
      entities
          .createQuery("delete from Replay r where r.id in :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
    return ids.size();
  }
}
