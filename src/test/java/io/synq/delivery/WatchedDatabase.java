package io.synq.delivery;

import io.synq.platform.Database;
import io.synq.platform.Dialect;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Takes itself for PostgreSQL; what is executed without parameters is only noted. */
final class WatchedDatabase extends Database {
  final List<String> statements = new ArrayList<>();
  private final Database database;

  WatchedDatabase(Database database) {
    this.database = database;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public <T> T run(Work<T> work) {
    return database.run(connection -> work.on(watched(connection)));
  }

  private Connection watched(Connection connection) {
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
        Proxy.newProxyInstance(
            WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, calls));
  }
}
