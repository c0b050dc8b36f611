package io.synq.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this process. */
public final class Postgres {
  /** Much else begins at the same time. */
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres running;

  private Postgres() {}

  /** Whether this run's servers use it. */
  static boolean inUse() {
    return System.getProperty("synq.db", "derby").equals("postgresql");
  }

  /**
   * How a server reaches one by TLS, and makes sure of it; else it does without, which is quicker.
   */
  static Map<String, String> byTls() {
    return Map.of(
        "SYNQ_DB_SSL_MODE",
        "verify-full",
        "SYNQ_DB_SSL_ROOT_CERT",
        TestKeys.RECEIVER.pem.toString());
  }

  /** A new, empty database, as a server's settings name it. */
  public static Map<String, String> newDatabase() {
    String name = "synq" + DATABASES.incrementAndGet();
    EmbeddedPostgres postgres = running();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "SYNQ_DB", "postgresql",
        "SYNQ_DB_HOST", "127.0.0.1",
        "SYNQ_DB_PORT", Integer.toString(postgres.getPort()),
        "SYNQ_DB_NAME", name,
        "SYNQ_DB_USER", "postgres",
        "SYNQ_DB_PASSWORD", "postgres",
        "SYNQ_DB_SSL_MODE", "disable");
  }

  /** Changes rows of a server's database. */
  static void update(String database, String sql) {
    try (Connection connection = running().getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The texts that a query on a server's database has as its first column. */
  static List<String> texts(String database, String sql) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = running().getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }

  /** Where a server's database is on disk, up to date. */
  static Path files(String database) {
    update(database, "checkpoint");
    String number = "select oid from pg_database where datname = '" + database + "'";
    return Path.of(texts(database, "show data_directory").get(0))
        .resolve("base")
        .resolve(texts(database, number).get(0));
  }

  private static synchronized EmbeddedPostgres running() {
    if (running == null) {
      try {
        // In our own folder: another user may own the default one. It ends with this process.
        running =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
                .setPGStartupWait(STARTED_WITHIN)
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", TestKeys.RECEIVER.pem.toString())
                .setServerConfig("ssl_key_file", TestKeys.RECEIVER.privateKey().toString())
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }
}
