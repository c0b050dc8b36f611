package io.synq.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Inserts rows, many at a time, or such as only one transaction may insert. */
public final class Persisted {
  /** Transactions may have read the same before, and would get to see that again. */
  public static final String STORE_MODE = "jakarta.persistence.cache.storeMode";

  /** How many are in the persistence context at once. */
  static final int SLICE = 1000;

  private static final String UNIQUE_VIOLATION = "23505";

  private Persisted() {}

  /**
   * Inserts them in batches, in the transaction at hand, and lets go of them: a long transaction
   * would otherwise look at each of them again whenever it writes, and keep all in memory.
   */
  public static void add(EntityManager entities, List<?> rows) {
    for (int start = 0; start < rows.size(); start += SLICE) {
      List<?> slice = rows.subList(start, Math.min(rows.size(), start + SLICE));
      slice.forEach(entities::persist);
      entities.flush();
      slice.forEach(entities::detach);
    }
  }

  /**
   * Writes now what only one may insert: of two transactions that do so at once, the second one
   * fails here.
   *
   * @param taken what the second one is told
   */
  public static void flush(EntityManager entities, Supplier<? extends RuntimeException> taken) {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      throw isTaken(e) ? taken.get() : e;
    }
  }

  /** Whether something failed since somebody else has committed what only one may have. */
  public static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
