package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final Database database = new Database();

  @Test
  void tellsHowLongItWaitedForConnectionsEvenInVain() {
    database.dataSource =
        (DataSource)
            Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  Thread.sleep(20);
                  throw new SQLException("none is free", "08001");
                });
    assertThat(database.waitedSeconds()).isZero();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> database.run(connection -> 1))
          .isInstanceOf(Database.DatabaseException.class);
    }
    assertThat(database.waitedSeconds()).isBetween(0.04, 10.0);
  }
}
