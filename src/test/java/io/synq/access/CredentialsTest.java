package io.synq.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.GivenSettings;
import io.synq.platform.Workers;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody was let in with lasts no longer than it is good. */
class CredentialsTest {
  private static final String RIGHT = "correct-horse";
  private static final String HERE = "10.0.0.1";

  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PlainPasswords plain = new PlainPasswords();
  private final Passwords passwords = new Passwords(() -> now, plain);
  private final People people = new People();
  private final Credentials credentials =
      new Credentials(
          null,
          new SignIn(
              people,
              passwords,
              new SignInAttempts(new AccessSettings(GivenSettings.of())),
              new Workers() {
                @Override
                public void execute(Runnable task) {
                  task.run();
                }
              },
              () -> now),
          null,
          people);
  private final User ann =
      new User("usr_1", "t1", form(false), passwords.hash(RIGHT, "t1"), Instant.EPOCH);
  private Admission admission;

  private static UserRequest form(boolean disabled) {
    return new UserRequest("ann", null, Role.VIEWER.text(), disabled, null);
  }

  @BeforeEach
  void letIn() {
    people.byId.put(ann.id(), ann);
    admission = ((Authentication.Known) attempt(RIGHT)).admission();
    assertThat(holds()).isTrue();
  }

  private Authentication attempt(String password) {
    byte[] pair = ("ann:" + password).getBytes(UTF_8);
    return credentials.authenticate("Basic " + Base64.getEncoder().encodeToString(pair), HERE);
  }

  private boolean holds() {
    return credentials.hold(admission, Scope.EVENTS_READ);
  }

  /** As the person can do on purpose. */
  private void lock() {
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      attempt("wrong-horse-1");
    }
    assertThat(attempt(RIGHT)).isInstanceOf(Authentication.LockedOut.class);
  }

  @Test
  void lockEndsNothingAndKeepsNothing() {
    lock();
    int checks = plain.checks();
    assertThat(holds()).isTrue();
    people.byId.clear();
    assertThat(holds()).isFalse();
    assertThat(plain.checks()).isEqualTo(checks);
  }

  @Test
  void whoIsDisabledIsOut() {
    lock();
    ann.apply(form(true));
    assertThat(holds()).isFalse();
  }

  @Test
  void whoHasAnotherPasswordIsOut() {
    lock();
    ann.setPassword(passwords.hash("another-password", "t1"));
    assertThat(holds()).isFalse();
  }

  /** That a password is checked takes its time, in which another may be set. */
  @Test
  void whoKnewThePasswordBeforeIsLetInNoMore() {
    assertThat(people.stands(admission)).isTrue();
    ann.setPassword(passwords.hash("another-password", "t1"));
    assertThat(people.stands(admission)).isFalse();
    ann.setPassword(passwords.hash(RIGHT, "t1"));
    ann.apply(form(true));
    assertThat(people.stands(admission)).isFalse();
    people.byId.clear();
    assertThat(people.stands(admission)).isFalse();
    assertThat(people.locked).isEqualTo(4);
  }

  @Test
  void scopeIsAskedFor() {
    assertThat(credentials.hold(admission, Scope.EVENTS_WRITE)).isFalse();
  }

  @Test
  void proofIsNotShown() {
    assertThat(admission.toString()).contains("usr_1").doesNotContain(admission.proof());
  }

  /** The table, in memory. */
  private static final class People extends Users {
    private final Map<String, User> byId = new HashMap<>();
    private int locked;

    People() {
      super(null, null, null, null);
      entities =
          (EntityManager)
              Proxy.newProxyInstance(
                  CredentialsTest.class.getClassLoader(),
                  new Class<?>[] {EntityManager.class},
                  (self, method, arguments) -> {
                    if (arguments.length == 3) {
                      assertThat(arguments[2]).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
                      locked++;
                    }
                    return byId.get(arguments[1]);
                  });
    }

    @Override
    Optional<User> named(String name) {
      return byId.values().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    @Override
    void lockedOut(User user, Duration wait, String address) {
      // It is recorded elsewhere.
    }

    @Override
    void signedIn(User user, Instant now) {
      // It is noted elsewhere.
    }
  }
}
