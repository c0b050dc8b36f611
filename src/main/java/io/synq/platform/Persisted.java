package io.synq.platform;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Rows that are made in groups. */
public final class Persisted {
  private Persisted() {}

  /**
   * Inserts them in one batch, in the transaction at hand, and lets go of them: a long transaction
   * would otherwise look at each of them again whenever it writes.
   */
  public static void add(EntityManager entities, List<?> rows) {
    rows.forEach(entities::persist);
    entities.flush();
    rows.forEach(entities::detach);
  }
}
