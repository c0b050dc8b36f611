package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The folder of the embedded database. Derby writes {@code service.properties} last of all when it
 * makes one, before it gives out a connection. Killed before that, it leaves a folder that holds
 * nothing, and that it refuses at each start from then on, with one error or another.
 */
@ApplicationScoped
public class DerbyFolder {
  private static final System.Logger LOG = System.getLogger(DerbyFolder.class.getName());

  private static final String LAST_FILE = "service.properties";

  private final Path path;

  @Inject
  DerbyFolder(DerbySettings settings) {
    this.path = settings.directory;
  }

  /** A connection; an unfinished database is set aside, beside its place, and another one made. */
  Connection connect(DataSource source) throws SQLException {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      if (!isUnfinished()) {
        throw e;
      }
      setAside();
      return source.getConnection();
    }
  }

  private boolean isUnfinished() {
    Path last = path.resolve(LAST_FILE);
    try {
      return Files.isDirectory(path) && (!Files.exists(last) || Files.size(last) == 0);
    } catch (IOException e) {
      return false; // nobody can tell
    }
  }

  private void setAside() throws SQLException {
    try {
      Path free = Files.createTempDirectory(path.toAbsolutePath().getParent(), "unfinished-");
      Files.move(path, free.resolve(path.getFileName()));
      LOG.log(System.Logger.Level.WARNING, "database.unfinished moved_to={0}", free);
    } catch (IOException e) {
      throw new SQLException("an unfinished database is in the way: " + path, e);
    }
  }
}
