package io.synq.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before anything else of the product starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {
  @Resource(lookup = "java:comp/env/jdbc/synq")
  DataSource dataSource;

  @Inject RefusedStart refused;

  @PostConstruct
  void start() {
    try {
      migrate(product());
    } catch (RuntimeException e) {
      refused.because(e.getMessage());
      throw e;
    }
  }

  private void migrate(String product) {
    // Flyway on Liberty finds scripts only where an empty file flyway.location marks the folder.
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/" + product)
        .load()
        .migrate();
  }

  private String product() {
    try (Connection connection = dataSource.getConnection()) {
      String name = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      return name.contains("derby") ? "derby" : "postgresql";
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the database does not answer (SQLSTATE " + e.getSQLState() + ")", e);
    }
  }
}
