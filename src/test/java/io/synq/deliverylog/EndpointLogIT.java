package io.synq.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Tables;
import io.synq.platform.Dialect;
import io.synq.system.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How PostgreSQL reads an endpoint's newest deliveries where 20,000 came to another one since, by
 * plans for these parameters and by plans for any.
 */
class EndpointLogIT {
  private static final int PAGE = 51;

  /** Of one endpoint, with what is joined: of 20,000 rows there is no question. */
  private static final int MOST = 20 * PAGE;

  /** Rows that a step read: those that it handed on each time, and those that it left out. */
  private static final Pattern READ =
      Pattern.compile(
          "actual rows=(?<each>\\d+)(?:\\.\\d+)? loops=(?<times>\\d+)"
              + "|Rows Removed by [\\w ]+: (?<left>\\d+)");

  private static Connection connection;

  @BeforeAll
  static void fill() throws SQLException {
    Map<String, String> database = Postgres.newDatabase();
    connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(database.get("SYNQ_DB_PORT"), database.get("SYNQ_DB_NAME")),
            database.get("SYNQ_DB_USER"),
            database.get("SYNQ_DB_PASSWORD"));
    Tables.make(connection, Dialect.POSTGRESQL);
    change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
    change(
        "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at,"
            + " version) select id, 't', 'u', '*', 'enabled', current_timestamp, current_timestamp,"
            + " 1 from unnest(array['ep_busy', 'ep_quiet']) as id");
    deliveries("ep_quiet", 1, 100);
    deliveries("ep_busy", 101, 20_100);
    change("vacuum analyze");
  }

  private static void deliveries(String endpoint, int from, int to) throws SQLException {
    change(
        ("insert into delivery (id, tenant_id, event_id, endpoint_id, state, attempts, manual,"
                + " replay, bytes, created_at, expires_at)"
                + " select 'dlv_' || to_char(n, 'FM00000000'), 't', 'e' || n, '%s', 'failed', 1,"
                + " false, false, 2, current_timestamp, current_timestamp"
                + " from generate_series(%d, %d) as n")
            .formatted(endpoint, from, to));
    change(
        ("insert into failed_delivery (tenant_id, accepted_at, event_id, delivery_id, endpoint_id)"
                + " select tenant_id, created_at, event_id, id, endpoint_id from delivery"
                + " where endpoint_id = '%s'")
            .formatted(endpoint));
  }

  private static void change(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ALL, force_custom_plan",
    "ALL, force_generic_plan",
    "FAILED, force_custom_plan",
    "FAILED, force_generic_plan"
  })
  void aPageCostsSomePagesOfRows(EndpointLog log, String plans) throws SQLException {
    change("set plan_cache_mode = " + plans);
    assertThat(read(log.last(PAGE, true), "dlv_0", "dlv_9", "t", "ep_quiet")).isLessThan(MOST);
    assertThat(read(log.last(PAGE, false), "dlv_0", "dlv_9", "t")).isLessThan(2 * MOST);
  }

  /** How many rows all steps of a statement read. */
  private static long read(String sql, String... values) throws SQLException {
    String all = "explain (analyze, costs off, timing off, summary off) " + sql;
    long read = 0;
    try (PreparedStatement explain = connection.prepareStatement(all)) {
      for (int i = 0; i < values.length; i++) {
        explain.setString(i + 1, values[i]);
      }
      try (ResultSet line = explain.executeQuery()) {
        while (line.next()) {
          read += read(READ.matcher(line.getString(1)));
        }
      }
    }
    assertThat(read).isPositive();
    return read;
  }

  private static long read(Matcher step) {
    if (!step.find()) {
      return 0;
    }
    return step.group("left") == null
        ? Long.parseLong(step.group("each")) * Long.parseLong(step.group("times"))
        : Long.parseLong(step.group("left"));
  }
}
