package io.synq.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Admission;
import io.synq.access.AskedUsers;
import io.synq.access.Caller;
import io.synq.access.Scope;
import io.synq.platform.GivenSettings;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Admission ANN =
      new Admission(
          new Caller(Caller.Kind.USER, "usr_1", "ann", "t1", Set.of(Scope.EVENTS_READ)), "#old");

  private final List<Session> table = new ArrayList<>();
  private final Sessions sessions = over(true);

  private Sessions over(boolean letIn) {
    Sessions over =
        new Sessions(new ConsoleSettings(GivenSettings.of()), new AskedUsers(letIn), () -> NOW);
    over.entities =
        (EntityManager)
            Proxy.newProxyInstance(
                SessionsTest.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("persist")) {
                    table.add((Session) arguments[0]);
                    return null;
                  }
                  return table.get(0);
                });
    return over;
  }

  /** As when the password was reset while it was being checked. */
  @Test
  void nothingBeginsWithWhatLetsNobodyInAnyMore() {
    assertThat(over(false).open(ANN)).isEmpty();
    assertThat(table).isEmpty();
    assertThat(sessions.open(ANN)).isPresent();
    assertThat(table).singleElement().extracting(Session::holder).isEqualTo("usr_1");
  }
}
