package io.synq.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before anything else of the product starts but the settings. */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {
  /** The version of the last script in db/migration. */
  static final String NEWEST = "1";

  private static final String APPLIED =
      "select \"version\", \"success\" from \"flyway_schema_history\" order by \"installed_rank\"";

  private static final Logger FLYWAY_DATABASES =
      Logger.getLogger("org.flywaydb.core.internal.database.base.Database");

  @Resource(lookup = "java:comp/env/jdbc/synq")
  DataSource dataSource;

  @Inject RefusedStart refused;
  @Inject DerbyFolder derby;

  @PostConstruct
  void start() {
    try {
      outdated().ifPresent(this::migrate);
    } catch (SQLException e) {
      refused.because(unanswered(e));
    } catch (RuntimeException e) {
      refused.because("the database could not be migrated", e);
      throw e;
    }
  }

  /** The database, if its schema is not up to date. */
  private Optional<Dialect> outdated() throws SQLException {
    try (Connection connection = derby.connect(dataSource)) {
      return current(connection) ? Optional.empty() : Optional.of(Dialect.of(connection));
    }
  }

  static String unanswered(SQLException failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return "the database does not answer (SQLSTATE " + failure.getSQLState() + "): " + reason;
  }

  /** Most starts find the schema as it should be: they are spared the second that Flyway takes. */
  static boolean current(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(APPLIED)) {
      boolean whole = true;
      String last = null;
      while (rows.next()) {
        last = rows.getString(1);
        whole &= rows.getBoolean(2);
      }
      return whole && NEWEST.equals(last);
    } catch (SQLException e) {
      // There is no such table yet; anything else Flyway runs into as well, and says so.
      return false;
    }
  }

  private void migrate(Dialect dialect) {
    // It warns that this Derby is newer than those it was tried with: our tests try it with ours.
    FLYWAY_DATABASES.setLevel(Level.SEVERE);
    // Flyway on Liberty finds scripts only where an empty file flyway.location marks the folder.
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(dataSource)
        .placeholders(dialect.placeholders())
        .load()
        .migrate();
  }
}
