package io.synq.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.platform.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountRowsTest {
  private static final Instant MINUTE = Instant.parse("2024-12-04T15:32:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final List<String> seen = new ArrayList<>();
  private final CountRows rows = new CountRows(new Watched());

  /** Looks at what is there after each step, as a reader that waits for no commit may. */
  private final class Watched extends Database {
    @Override
    public <T> T run(Work<T> work) {
      return database.run(
          connection ->
              work.on(
                  (Connection)
                      proxy(
                          Connection.class,
                          connection,
                          statement ->
                              statement instanceof PreparedStatement prepared
                                  ? proxy(PreparedStatement.class, prepared, result -> look(result))
                                  : statement)));
    }

    private Object look(Object result) throws SQLException {
      if (result instanceof int[]) {
        seen.add(stored());
      }
      return result;
    }
  }

  private interface Step {
    Object then(Object result) throws SQLException;
  }

  private static Object proxy(Class<?> type, Object target, Step step) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          try {
            return step.then(method.invoke(target, arguments));
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /** Events of the hour, and of its minutes. */
  private String stored() {
    return database.run(CountRowsTest::stored);
  }

  private static String stored(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select minutes, counts from figure_count")) {
      int hour = 0;
      int minutes = 0;
      while (row.next()) {
        long events = Figures.of(MINUTE, MINUTE, Tally.decode(row.getBytes(2)), true).events();
        hour += row.getInt(1) == 60 ? events : 0;
        minutes += row.getInt(1) == 1 ? events : 0;
      }
      return hour + " of the hour, " + minutes + " of minutes";
    }
  }

  private void count(Instant minute, int ofHour) {
    Counts.Slot slot = Counts.Slot.minute("t", "t", minute);
    TreeMap<Counts.Slot, Tally> counts = new TreeMap<>();
    counts.put(slot, events(1));
    counts.put(slot.hour(), events(ofHour));
    rows.write(counts);
  }

  private static Tally events(int count) {
    Tally tally = new Tally();
    for (int i = 0; i < count; i++) {
      tally.event("order.created");
    }
    return tally;
  }

  /** A live page that looks between the two, and then no more, would show one event too few. */
  @Test
  void hoursAreWrittenLast() {
    database.change(
        "insert into tenant (id, slug, name, created_at) values ('t', 't', 't', current_timestamp)");
    count(MINUTE, 1);
    seen.clear();
    count(MINUTE.plus(Duration.ofMinutes(1)), 2);
    assertThat(seen)
        .doesNotContain("2 of the hour, 1 of minutes")
        .endsWith("2 of the hour, 2 of minutes");
  }
}
