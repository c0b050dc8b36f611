package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.platform.Database;
import io.synq.platform.Dialect;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnRowsTest {
  private static final MemoryDatabase DATABASE = new MemoryDatabase();

  private final TurnRows one = new TurnRows(DATABASE);
  private final TurnRows other = new TurnRows(DATABASE);

  @BeforeAll
  static void addEndpoint() {
    DATABASE.change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
    DATABASE.change(
        "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at, version)"
            + " values ('ep_1', 't', 'u', '*', 'ENABLED', current_timestamp, current_timestamp, 1)");
  }

  @BeforeEach
  void forget() {
    DATABASE.change("delete from endpoint_turn");
  }

  private static void next(String time) {
    DATABASE.change(
        "update endpoint_turn set next_at = {fn timestampadd(" + time + ", current_timestamp)}");
  }

  @Test
  void noTurnIsTakenTwice() {
    assertThat(one.take("ep_1", 25, 1)).isZero();
    assertThat(other.take("ep_1", 20, 1)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    assertThat(one.take("ep_1", 1, 1)).isBetween(Duration.ofSeconds(35), Duration.ofSeconds(45));
  }

  @Test
  void turnsThatNobodyTookAreNotMadeUpFor() {
    one.take("ep_1", 1, 1);
    next("sql_tsi_hour, -1");
    assertThat(one.take("ep_1", 20, 1)).isZero();
    assertThat(one.take("ep_1", 1, 1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void aNodeThatFreezesMeanwhileIsNotWaitedFor() {
    List<String> statements = new ArrayList<>();
    TurnRows watched =
        new TurnRows(
            new Database() {
              @Override
              public Dialect dialect() {
                return Dialect.POSTGRESQL;
              }

              @Override
              public <T> T run(Work<T> work) {
                return DATABASE.run(connection -> work.on(watched(connection, statements)));
              }
            });
    assertThat(watched.take("ep_1", 1, 1)).isZero();
    assertThat(statements).containsExactly("set local idle_in_transaction_session_timeout = 4000");
  }

  /** What is executed without parameters is only noted. */
  private static Connection watched(Connection connection, List<String> statements) {
    return proxy(
        Connection.class,
        (self, method, values) ->
            method.getName().equals("createStatement")
                ? proxy(
                    Statement.class,
                    (statement, called, given) ->
                        called.getName().equals("execute")
                            ? (Object) statements.add((String) given[0])
                            : null)
                : method.invoke(connection, derby(values)));
  }

  private static Object[] derby(Object... values) {
    return Stream.ofNullable(values)
        .flatMap(Stream::of)
        .map(
            one ->
                ("" + one).equals("values (clock_timestamp())")
                    ? "values (current_timestamp)"
                    : one)
        .toArray();
  }

  private static <T> T proxy(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(TurnRowsTest.class.getClassLoader(), new Class<?>[] {type}, calls));
  }

  @Test
  void aClockThatWasWrongStopsNobody() {
    one.take("ep_1", 1, 1);
    next("sql_tsi_day, 1");
    assertThat(one.take("ep_1", 1, 1)).isZero();
  }
}
