package io.synq.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Rows that are made in groups, or that only one may have. */
public final class Persisted {
  private static final String UNIQUE_VIOLATION = "23505";

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

  /**
   * Writes now what only one may have: of two who take it at once the second one fails here.
   *
   * @param taken what the second one is told
   */
  public static void flush(EntityManager entities, Supplier<? extends RuntimeException> taken) {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
          throw taken.get();
        }
      }
      throw e;
    }
  }
}
