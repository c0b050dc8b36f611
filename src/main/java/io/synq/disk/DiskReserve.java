package io.synq.disk;

import io.synq.platform.Database;
import io.synq.platform.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps space free beside the embedded database. Derby 10.16 that meets a full disk can leave a log
 * which it refuses at the next start: the database is lost then. PostgreSQL minds its own disk.
 */
@ApplicationScoped
public class DiskReserve {
  private static final String DERBY = "jdbc:derby:";
  private static final String DISK_FULL = "53100";

  private final Database database;
  private final long reserve;
  private volatile @Nullable String url;

  @Inject
  public DiskReserve(Database database, DiskSettings settings) {
    this.database = database;
    this.reserve = settings.reserveBytes;
  }

  /**
   * To be asked before what makes the database grow.
   *
   * @throws Database.DatabaseException if the reserve is touched: an {@link Outage}
   */
  public void check() {
    if (isTouched()) {
      throw new Database.DatabaseException(new SQLException("the disk is full", DISK_FULL));
    }
  }

  /** Whether less space than the reserve is left. */
  public boolean isTouched() {
    return directory(url()).filter(path -> path.toFile().getUsableSpace() < reserve).isPresent();
  }

  private String url() {
    String known = url;
    if (known == null) {
      known = database.run(connection -> connection.getMetaData().getURL());
      url = known;
    }
    return known;
  }

  /** Where Derby keeps the database; nothing for another one. */
  static Optional<Path> directory(String url) {
    return url.startsWith(DERBY)
        ? Optional.of(Path.of(url.substring(DERBY.length()).split(";", 2)[0]))
        : Optional.empty();
  }
}
