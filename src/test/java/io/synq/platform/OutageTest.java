package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "53100", "57P01", "58030", "XJ040", "XJ004", "XSDG1", "XSLA0", "25502", "25006",
        "XX000"
      })
  void databaseThatIsAwayOrFullIsAnOutage(String state) {
    SQLException cause = new SQLException("away", state);
    assertThat(Outage.in(new IllegalStateException(new Database.DatabaseException(cause))))
        .contains(state);
  }

  @Test
  void poolThatHasNoConnectionLeftIsAnOutage() {
    assertThat(Outage.in(new SQLTransientConnectionException("no connection in time"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "22001", "42X05", "XJ001", ""})
  void refusalIsNone(String state) {
    assertThat(Outage.in(new IllegalStateException(new SQLException("no", state)))).isEmpty();
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(Outage.in(new SQLException("no state"))).isEmpty();
    assertThat(Outage.in(new IllegalStateException())).isEmpty();
  }
}
