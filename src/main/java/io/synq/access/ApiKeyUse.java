package io.synq.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** Reads a key that is being used, and notes the use. */
@ApplicationScoped
public class ApiKeyUse {
  @PersistenceContext EntityManager entities;

  /** The key of this hash; its last use is noted at most once per {@code precision}. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  ApiKeyCheck.Known read(String hash, Instant now, Duration precision) {
    return entities
        .createQuery("select k from ApiKey k where k.hash = :hash", ApiKey.class)
        .setParameter("hash", hash)
        .getResultStream()
        .filter(key -> key.usable(now))
        .findFirst()
        .map(
            key -> {
              if (key.lastUsedAt() == null || now.isAfter(key.lastUsedAt().plus(precision))) {
                key.used(now);
              }
              return new ApiKeyCheck.Known(key.caller(), key.expiresAt(), now);
            })
        .orElseGet(() -> new ApiKeyCheck.Known(null, null, now));
  }
}
