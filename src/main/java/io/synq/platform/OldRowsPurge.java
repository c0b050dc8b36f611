package io.synq.platform;

import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** Deletes the rows of a table that have been over for so long. */
public abstract class OldRowsPurge implements FeaturePurge {
  private final Database database;
  private final OldRows rows;
  private final Duration kept;

  protected OldRowsPurge(Database database, OldRows rows, Duration kept) {
    this.database = database;
    this.rows = rows;
    this.kept = kept;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int batch(Instant now) {
    return database.run(connection -> rows.delete(connection, now.minus(kept)));
  }
}
