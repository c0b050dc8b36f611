package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.DerbySchema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a test does with a statement, and however that ends, it is closed afterwards. */
class SqlTest {
  private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final String ADD = "insert into thing (id, place) values (?, ?)";

  private final List<PreparedStatement> prepared = new ArrayList<>();
  private Connection connection;

  @BeforeEach
  void makeTable() throws SQLException {
    connection = noting(DriverManager.getConnection(DerbySchema.database()));
    sql("create table thing (id varchar(10) primary key, place int, amount bigint, flag boolean,"
            + " moment timestamp, bits varchar(10) for bit data)")
        .update();
  }

  @AfterEach
  void everyStatementIsClosed() throws SQLException {
    for (PreparedStatement statement : prepared) {
      assertThat(statement.isClosed()).isTrue();
    }
    connection.close();
  }

  private Connection noting(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            SqlTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              try {
                Object made = method.invoke(real, arguments);
                if (made instanceof PreparedStatement statement) {
                  prepared.add(statement);
                }
                return made;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Sql sql(String text, Object... values) {
    return Sql.of(connection, text, values);
  }

  /** Their places are their numbers: 0, 1, … */
  private void add(String... ids) throws SQLException {
    for (int i = 0; i < ids.length; i++) {
      sql(ADD, ids[i], i).update();
    }
  }

  private List<String> ids() throws SQLException {
    return sql("select id from thing order by place").strings();
  }

  private record Thing(int place, long amount, boolean flag, Instant moment, byte[] bits) {}

  @Test
  void takesParametersOfEveryKind() throws SQLException {
    long amount = 1L << 40;
    sql("insert into thing values (?, ?, ?, ?, ?, ?)", "a", 7, amount, true, MOMENT, new byte[] {1})
        .update();
    Thing found =
        sql("select place, amount, flag, moment, bits from thing where id = ?", "a")
            .first(
                row ->
                    new Thing(
                        row.getInt(1),
                        row.getLong(2),
                        row.getBoolean(3),
                        row.getTimestamp(4).toInstant(),
                        row.getBytes(5)))
            .orElseThrow();
    assertThat(found)
        .usingRecursiveComparison()
        .isEqualTo(new Thing(7, amount, true, MOMENT, new byte[] {1}));
    assertThat(
            sql(
                    "select id from thing where place = ? and amount = ? and flag = ? and moment = ?"
                        + " and bits = ?",
                    7,
                    amount,
                    true,
                    MOMENT,
                    new byte[] {1})
                .strings())
        .containsExactly("a");
  }

  @Test
  void storesNullsOfEveryType() throws SQLException {
    sql(
            "insert into thing values (?, ?, ?, ?, ?, ?)",
            Sql.orNull("a", Types.VARCHAR),
            Sql.orNull(null, Types.INTEGER),
            Sql.orNull(null, Types.BIGINT),
            Sql.orNull(null, Types.BOOLEAN),
            Sql.orNull(null, Types.TIMESTAMP),
            Sql.orNull(null, Types.VARBINARY))
        .update();
    assertThat(
            sql("select id from thing where place is null and amount is null and flag is null"
                    + " and moment is null and bits is null")
                .strings())
        .containsExactly("a");
  }

  @Test
  void takesNoBareNullAndNothingThatHasNoType() {
    for (Object odd : new Object[] {null, 1.5, Optional.of('x')}) {
      assertThatThrownBy(() -> sql(ADD, "a", odd).update())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no parameter type for value 2");
    }
  }

  @Test
  void emptyOptionalHasNoParameter() throws SQLException {
    add("a", "b");
    String all = "select id from thing where place >= ?";
    assertThat(sql(all, 0, Optional.empty()).strings()).containsExactlyInAnyOrder("a", "b");
    assertThat(sql(all + " and id = ?", 0, Optional.of("b")).strings()).containsExactly("b");
    assertThat(sql(all + " and id = ?", Optional.empty(), 0, "b").strings()).containsExactly("b");
  }

  @Test
  void readsTheFirstRowIfThereIsOne() throws SQLException {
    Sql first = sql("select id, moment from thing order by place");
    assertThat(first.first(row -> row.getString(1))).isEmpty();
    assertThat(first.exists()).isFalse();
    add("b", "a");
    assertThat(first.first(row -> row.getString(1))).contains("b");
    assertThat(first.first(row -> Sql.time(row, 2))).isEmpty();
    assertThat(first.exists()).isTrue();
  }

  @Test
  void readsEachRowInItsOrder() throws SQLException {
    add("c", "a", "b");
    Sql all = sql("select id, place from thing order by place");
    assertThat(all.strings()).containsExactly("c", "a", "b");
    assertThat(all.list(row -> row.getInt(2))).containsExactly(0, 1, 2);
    List<String> seen = new ArrayList<>();
    all.each(row -> seen.add(row.getString(1) + row.getInt(2)));
    assertThat(seen).containsExactly("c0", "a1", "b2");
  }

  @Test
  void readsTheRowsOfAnyNumberOfIdsByOneStatement() throws SQLException {
    add("a", "b", "c", "d", "e");
    Sql some = sql("select id from thing where place > ? and id in (" + Sql.marks(2) + ")", 0);
    prepared.clear();
    assertThat(some.listOf(List.of(), 2, row -> row.getString(1))).isEmpty();
    assertThat(prepared).isEmpty();
    assertThat(some.listOf(List.of("c"), 2, row -> row.getString(1))).containsExactly("c");
    assertThat(some.listOf(List.of("a", "b", "c", "e", "x"), 2, row -> row.getString(1)))
        .containsExactlyInAnyOrder("b", "c", "e");
    List<String> seen = new ArrayList<>();
    some.eachOf(List.of("d", "c", "b"), 2, row -> seen.add(row.getString(1)));
    assertThat(seen).containsExactlyInAnyOrder("d", "c", "b");
    assertThat(prepared).hasSize(3);
  }

  @Test
  void saysHowManyRowsItChanged() throws SQLException {
    add("a", "b");
    assertThat(sql("update thing set amount = ?", 1L).update()).isEqualTo(2);
    assertThat(sql("delete from thing where id = ?", "b").update()).isEqualTo(1);
    assertThat(sql("delete from thing where id = ?", "b").update()).isZero();
  }

  @Test
  void changesManyInOneBatch() throws SQLException {
    prepared.clear();
    assertThat(sql(ADD).batch(List.of("b", "a"), id -> new Object[] {id, 3})).containsExactly(1, 1);
    Sql move = sql("update thing set place = ? where id = ?");
    assertThat(move.batch(List.of("x", "a"), id -> new Object[] {1, id})).containsExactly(0, 1);
    assertThat(move.changed(List.of("b", "x", "a"), id -> new Object[] {2, id}))
        .containsExactly("b", "a");
    assertThat(prepared).hasSize(3);
    assertThat(move.batch(List.of(), id -> new Object[] {3, id})).isEmpty();
    assertThat(move.changed(List.of(), id -> new Object[] {3, id})).isEmpty();
    assertThat(prepared).hasSize(3);
    assertThat(sql("select place from thing").list(row -> row.getInt(1))).containsExactly(2, 2);
  }

  @Test
  void tellsWhatTheDatabaseRefusesAsItIs() throws SQLException {
    add("a");
    assertThatThrownBy(() -> add("a"))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("23505");
    assertThatThrownBy(() -> sql(ADD).batch(List.of("b", "a"), id -> new Object[] {id, 1}))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> sql("select nothing from thing").strings())
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> sql("select id from thing").list(row -> row.getString(2)))
        .isInstanceOf(SQLException.class);
    assertThat(ids()).contains("a");
  }

  @Test
  void closesWhatAReaderBreaksOff() throws SQLException {
    add("a", "b");
    Sql all = sql("select id from thing where id in (?, ?)");
    IllegalStateException broken = new IllegalStateException();
    assertThatThrownBy(() -> sql("select id from thing").first(row -> fail(broken)))
        .isSameAs(broken);
    assertThatThrownBy(() -> sql("select id from thing").each(row -> fail(broken)))
        .isSameAs(broken);
    assertThatThrownBy(() -> all.eachOf(List.of("a"), 2, row -> fail(broken))).isSameAs(broken);
    assertThatThrownBy(() -> sql(ADD).batch(List.of("c"), id -> fail(broken))).isSameAs(broken);
    assertThat(ids()).containsExactly("a", "b");
  }

  private static Object[] fail(RuntimeException failure) {
    throw failure;
  }

  @Test
  void readsNoMoreBytesThanItIsAskedFor() throws SQLException {
    sql("insert into thing (id, bits) values ('a', ?)", new byte[] {1, 2, 3}).update();
    Sql bits = sql("select bits from thing");
    assertThat(bits.first(row -> Sql.bytes(row, 1, 2)).orElseThrow()).containsExactly(1, 2);
    assertThat(bits.first(row -> Sql.bytes(row, 1, 9)).orElseThrow()).containsExactly(1, 2, 3);
  }
}
