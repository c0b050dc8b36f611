package io.synq.console.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Admission;
import io.synq.access.AskedUsers;
import io.synq.access.Caller;
import io.synq.access.Scope;
import io.synq.platform.GivenSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
  private final List<LockModeType> locks = new ArrayList<>();
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
                  locks.add(
                      arguments.length == 3 ? (LockModeType) arguments[2] : LockModeType.NONE);
                  return table.get(0);
                });
    return over;
  }

  private List<String> taken(SessionToken token, String address) {
    return sessions.takeNotices(token, address).stream()
        .map(notice -> new String(notice, UTF_8))
        .toList();
  }

  /** As when the password was reset while it was being checked. */
  @Test
  void nothingBeginsWithWhatLetsNobodyInAnyMore() {
    assertThat(over(false).open(ANN)).isEmpty();
    assertThat(table).isEmpty();
    assertThat(sessions.open(ANN)).isPresent();
    assertThat(table).singleElement().extracting(Session::holder).isEqualTo("usr_1");
  }

  /** What is shown only once is not lost to what was done in another window meanwhile. */
  @Test
  void noNoticeTakesThePlaceOfAnother() {
    SessionToken token = sessions.open(ANN).orElseThrow();
    sessions.leave(token, "/console/api-keys", "the key".getBytes(UTF_8));
    sessions.leave(token, "/console/team", "saved".getBytes(UTF_8));
    assertThat(taken(token, "/console/overview")).isEmpty();
    assertThat(taken(token, "/console/api-keys")).containsExactly("the key");
    assertThat(taken(token, "/console/api-keys")).isEmpty();
    assertThat(table.get(0).hasNotices()).isTrue();
    assertThat(taken(token, "/console/team")).containsExactly("saved");
    assertThat(table.get(0).hasNotices()).isFalse();
    assertThat(locks).containsOnly(LockModeType.PESSIMISTIC_WRITE);
  }

  @Test
  void noticesAreKeptEncrypted() {
    SessionToken token = sessions.open(ANN).orElseThrow();
    sessions.leave(token, "/console/api-keys", "synq_key".getBytes(UTF_8));
    assertThat(new String(table.get(0).notices(), UTF_8)).doesNotContain("synq_key", "api-keys");
  }
}
