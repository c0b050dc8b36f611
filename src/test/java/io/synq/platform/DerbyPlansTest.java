package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.DerbySchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Derby plans on empty tables, as the first statements of a new server find them. */
class DerbyPlansTest {
  private static final Pattern READ =
      Pattern.compile("(Table|Index|Hash) Scan ResultSet for [^\n]+");

  private static final Pattern NO_ROW_OF_DELIVERY =
      Pattern.compile(
          "Index Row to Base Row ResultSet for DELIVERY:\\s+Number of opens = 1\\s+Rows seen = 0\\s");

  private static final String CLAIMED =
      "select d.id, e.event_type from delivery d"
          + " join event e on e.tenant_id = d.tenant_id and e.event_id = d.event_id"
          + " where d.claim = ? and d.id in ("
          + Sql.marks(64)
          + ")";
  private static final String OF_EVENTS =
      "select d.id, d.state from delivery d where d.tenant_id = ? and d.event_id in ("
          + Sql.marks(64)
          + ")";
  private static final String EXISTING =
      "select e.tenant_id, e.event_id from event e where e.event_id in (" + Sql.marks(64) + ")";
  private static final String BODIES =
      "select e.event_id, e.body from event e where e.tenant_id = ? and e.event_id in ("
          + Sql.marks(64)
          + ")";
  private static final String WAITING =
      "select d.id from endpoint e join delivery d on d.endpoint_id = e.id"
          + " and d.due_at < {ts '9999-12-31 00:00:00'}"
          + " where d.overtime = false and d.expires_at <= ?";
  private static final String NEWEST =
      "select d.id from delivery d join endpoint p on p.id = d.endpoint_id where d.tenant_id = ?"
          + " and d.endpoint_id between ? and ? and d.id >= ?"
          + " order by d.endpoint_id desc, d.id desc fetch first 20 rows only";
  private static final String OF_EVENT =
      "select d.id, l.head_id from delivery d join endpoint p on p.id = d.endpoint_id"
          + " left join order_line l on l.endpoint_id = d.endpoint_id"
          + " and l.order_key = d.order_key where d.tenant_id = ? and d.event_id = ?"
          + " order by d.id desc fetch first 100 rows only";

  private static final String UNTOLD =
      "select n.id from notice n where n.told_at is null and not (n.kind in ('failed', 'skipped') and exists"
          + " (select 1 from endpoint_told t where t.endpoint_id = n.endpoint_id"
          + " and case n.kind when 'failed' then t.failed_at else t.skipped_at end > ? ))"
          + " order by n.id";
  private static final String TOLD =
      "select n.id from notice n where n.tenant_id = ? and n.told_at is not null order by n.id";

  private Connection connection;

  @BeforeEach
  void makeTables() throws SQLException {
    connection = DriverManager.getConnection(DerbySchema.database());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void isToldOfEachIndexThatItWouldNotUse() throws SQLException {
    assertThat(plan(connection, CLAIMED)).anyMatch(read -> read.contains("Table Scan"));
    assertThat(plan(told(), CLAIMED)).hasSize(2).allMatch(uses("DELIVERY_PK", "EVENT_PK"));

    assertThat(plan(connection, OF_EVENTS)).anyMatch(read -> read.contains("Table Scan"));
    assertThat(plan(told(), OF_EVENTS)).hasSize(1).allMatch(uses("DELIVERY_BY_EVENT"));

    assertThat(plan(connection, EXISTING)).anyMatch(read -> read.contains("EVENT_BY_TIME"));
    assertThat(plan(told(), EXISTING)).hasSize(1).allMatch(uses("EVENT_PK"));

    assertThat(plan(told(), BODIES)).hasSize(1).allMatch(uses("EVENT_PK"));

    assertThat(plan(connection, WAITING)).noneMatch(read -> read.contains("DELIVERY_DUE"));
    assertThat(plan(told(), WAITING)).hasSize(2).anyMatch(uses("DELIVERY_DUE"));

    assertThat(plan(told(), OF_EVENT)).hasSize(3).anyMatch(uses("DELIVERY_BY_EVENT"));
    assertThat(plan(told(), OF_EVENT)).anyMatch(uses("ORDER_LINE_PK"));
    assertThat(plan(told(), NEWEST)).hasSize(2).anyMatch(uses("DELIVERY_BY_ENDPOINT"));

    assertThat(plan(told(), UNTOLD)).allMatch(uses("NOTICE_BY_TOLD", "ENDPOINT_TOLD_PK"));
    assertThat(plan(told(), TOLD)).hasSize(1).allMatch(uses("NOTICE_BY_TENANT"));
  }

  /** Rows of an endpoint that hangs are many, and each on a page with others'. */
  @Test
  void whatIsOverIsLookedForInTheIndexAlone() throws SQLException {
    try (Statement insert = connection.createStatement()) {
      insert.execute(
          "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
      insert.execute(
          "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at,"
              + " version) values ('ep_1', 't', 'u', '*', 'enabled', current_timestamp,"
              + " current_timestamp, 1)");
      for (int i = 0; i < 20; i++) {
        insert.execute(
            "insert into delivery (id, tenant_id, event_id, endpoint_id, state, due_at, attempts,"
                + " manual, replay, bytes, created_at, expires_at) values ('dlv_"
                + i
                + "', 't', 'e', 'ep_1', 'pending', current_timestamp, 0, false, false, 2,"
                + " current_timestamp, current_timestamp)");
      }
    }
    assertThat(statistics(told(), WAITING)).containsPattern(NO_ROW_OF_DELIVERY);
  }

  @Test
  void leavesAloneWhatReadsAnIndexInItsOrder() {
    for (String sql :
        List.of(
            "select d.id from delivery d where d.id >= ? and d.id < ?",
            "select e.event_id from event e where e.tenant_id = ? and e.accepted_at >= ?",
            "delete from delivery where id = ?")) {
      assertThat(DerbyPlans.told(sql)).isEqualTo(sql);
    }
  }

  @Test
  void readsTablesOfAJoinInTheOrderInWhichTheyAreWritten() {
    assertThat(
            DerbyPlans.told(
                "select d.id from delivery d join event e on e.event_id = d.event_id where d.id = ?"))
        .isEqualTo(
            "select d.id from --DERBY-PROPERTIES joinOrder=FIXED\n"
                + "delivery d --DERBY-PROPERTIES constraint=delivery_pk\n"
                + " join event e --DERBY-PROPERTIES constraint=event_pk\n"
                + " on e.event_id = d.event_id where d.id = ?");
  }

  private Connection told() {
    return DerbyPlans.applied(connection);
  }

  private static Predicate<String> uses(String... indexes) {
    return read ->
        read.startsWith("Index Scan")
            && List.of(indexes).stream().anyMatch(name -> read.contains(" " + name + " "));
  }

  /** How each table was read. */
  private List<String> plan(Connection on, String sql) throws SQLException {
    return READ.matcher(statistics(on, sql)).results().map(found -> found.group()).toList();
  }

  /** What Derby has done for it. */
  private String statistics(Connection on, String sql) throws SQLException {
    try (Statement call = connection.createStatement()) {
      call.execute("call syscs_util.syscs_set_runtimestatistics(1)");
      try (PreparedStatement select = on.prepareStatement(sql)) {
        int count = select.getParameterMetaData().getParameterCount();
        for (int i = 1; i <= count; i++) {
          if (select.getParameterMetaData().getParameterType(i) == Types.TIMESTAMP) {
            select.setTimestamp(i, Timestamp.from(Instant.EPOCH));
          } else {
            select.setString(i, "x" + i);
          }
        }
        try (ResultSet rows = select.executeQuery()) {
          assertThat(rows.next()).isFalse();
        }
      }
      try (ResultSet text = call.executeQuery("values syscs_util.syscs_get_runtimestatistics()")) {
        text.next();
        return text.getString(1);
      }
    }
  }
}
