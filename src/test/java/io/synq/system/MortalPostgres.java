package io.synq.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL that can be killed, and comes back with what its disk has. */
final class MortalPostgres implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String NAME = "mortal";

  private final Path data;
  private final int port = Ports.free();
  private EmbeddedPostgres running;

  /** One whose files are in this folder, which is made. */
  MortalPostgres(Path folder) {
    data = folder.toAbsolutePath().resolve("data");
    Directories.delete(data);
    start();
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + NAME);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a server's settings name its database. */
  Map<String, String> settings() {
    return Map.of(
        "SYNQ_DB", "postgresql",
        "SYNQ_DB_HOST", "127.0.0.1",
        "SYNQ_DB_PORT", Integer.toString(port),
        "SYNQ_DB_NAME", NAME,
        "SYNQ_DB_USER", "postgres",
        "SYNQ_DB_PASSWORD", "postgres");
  }

  private void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              // As PostgreSQL comes; the embedded one would forget its last commits.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_wal_size", "128MB")
              .setPGStartupWait(LIMIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its first process; the others notice, and end as well. */
  void kill() {
    ProcessHandle first = process().orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants()).toList();
    first.destroyForcibly();
    Await.until(LIMIT, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Starts it again if it has ended, or ends before it takes connections again. */
  void revive() {
    Await.until(LIMIT, () -> process().isEmpty() || takesConnections());
    if (process().isEmpty()) {
      close();
      start();
    }
  }

  private boolean takesConnections() {
    try (Connection connection = running.getPostgresDatabase().getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Optional<ProcessHandle> process() {
    try {
      Path file = data.resolve("postmaster.pid");
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
