package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Authentication.Known;
import io.synq.access.Authentication.LockedOut;
import io.synq.access.Authentication.Unknown;
import io.synq.platform.GivenSettings;
import io.synq.platform.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String RIGHT = "correct-horse";
  private static final String HERE = "10.0.0.1";
  private static final String WRONG = "wrong-horse-1";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PlainPasswords plain = new PlainPasswords();
  private final Passwords passwords = new Passwords(() -> now, plain);
  private final SignInAttempts attempts =
      new SignInAttempts(new AccessSettings(GivenSettings.of()));
  private final People people = new People();
  private final SignIn signIn = new SignIn(people, passwords, attempts, new AtOnce(), () -> now);

  private User add(String name, Role role, boolean disabled) {
    UserRequest form = new UserRequest(name, null, role.text(), disabled, null);
    String tenant = role == Role.OPERATOR ? null : "t1";
    User user = new User("usr_" + name, tenant, form, passwords.hash(RIGHT, "t1"), now);
    people.byName.put(name, user);
    return user;
  }

  @Test
  void userIsACallerOfHisTenantWithHisRolesScopes() {
    add("ann", Role.MEMBER, false);
    assertThat(signIn.attempt("Ann", RIGHT, HERE))
        .isEqualTo(
            new Known(
                new Admission(
                    new Caller(Caller.Kind.USER, "usr_ann", "ann", "t1", Role.MEMBER.scopes()),
                    plain.hash(RIGHT))));
    assertThat(people.signedIn).containsExactly("usr_ann");
  }

  @Test
  void operatorHasNoTenant() {
    add("operator", Role.OPERATOR, false);
    Known known = (Known) signIn.attempt("operator", RIGHT, HERE);
    assertThat(known.caller().operator()).isTrue();
    assertThat(known.caller().tenantId()).isEmpty();
    assertThat(known.caller().scopes()).isEmpty();
  }

  @Test
  void wrongPasswordUnknownNameAndDisabledUserAreTheSame() {
    add("ann", Role.ADMIN, false);
    add("bob", Role.ADMIN, true);
    for (var attempt :
        List.of(List.of("ann", WRONG), List.of("nobody", RIGHT), List.of("bob", RIGHT))) {
      for (int i = 0; i < SignInAttempts.FREE; i++) {
        int checks = plain.checks();
        assertThat(signIn.attempt(attempt.get(0), attempt.get(1), HERE)).isEqualTo(new Unknown());
        assertThat(plain.checks()).isEqualTo(checks + 1);
      }
      assertThat(signIn.attempt(attempt.get(0), attempt.get(1), HERE))
          .isEqualTo(new LockedOut(Duration.ofMinutes(1)));
    }
    assertThat(people.signedIn).isEmpty();
  }

  @Test
  void rightPasswordIsRefusedWhileLockedAndNotEvenChecked() {
    add("ann", Role.ADMIN, false);
    signIn.attempt("ann", RIGHT, HERE);
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      signIn.attempt("ANN", WRONG, HERE);
    }
    int checks = plain.checks();
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(LockedOut.class);
    assertThat(plain.checks()).isEqualTo(checks);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(Known.class);
    assertThat(signIn.attempt("ann", WRONG, HERE)).isEqualTo(new Unknown());
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(Known.class);
  }

  @Test
  void whoeverFailsElsewhereLocksNobodyOut() {
    add("ann", Role.ADMIN, false);
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      signIn.attempt("ann", WRONG, "10.0.0.2");
    }
    assertThat(signIn.attempt("ann", RIGHT, "10.0.0.2")).isInstanceOf(LockedOut.class);
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(Known.class);
    assertThat(signIn.attempt("ann", RIGHT, "10.0.0.2")).isInstanceOf(LockedOut.class);
  }

  @Test
  void whiteSpaceAroundANameMakesNoOtherName() {
    add("ann", Role.ADMIN, false);
    assertThat(signIn.attempt(" Ann\t", RIGHT, HERE)).isInstanceOf(Known.class);
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      assertThat(signIn.attempt(" ".repeat(i) + "ann" + " ".repeat(i), WRONG, HERE))
          .isEqualTo(new Unknown());
    }
    assertThat(signIn.attempt("ann      ", RIGHT, HERE)).isInstanceOf(LockedOut.class);
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(LockedOut.class);
  }

  @Test
  void placeThatIsSlowedDownCostsNoHash() {
    add("ann", Role.ADMIN, false);
    for (int i = 0; i < 60; i++) {
      signIn.attempt("nobody" + i, WRONG, "10.0.0.2");
    }
    assertThat(plain.checks()).isEqualTo(50);
    assertThat(signIn.attempt("ann", RIGHT, "10.0.0.2")).isInstanceOf(LockedOut.class);
    assertThat(plain.checks()).isEqualTo(50);
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(Known.class);
  }

  @Test
  void rightPasswordIsCheckedOnceAMinute() {
    User ann = add("ann", Role.ADMIN, false);
    for (int i = 0; i < 50; i++) {
      assertThat(signIn.attempt("ann", RIGHT, HERE)).isInstanceOf(Known.class);
    }
    assertThat(plain.checks()).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(1));
    signIn.attempt("ann", RIGHT, HERE);
    assertThat(plain.checks()).isEqualTo(2);
    ann.setPassword(passwords.hash("another-password", "t1"));
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isEqualTo(new Unknown());
    ann.setPassword(passwords.hash(RIGHT, "t1"));
    ann.apply(new UserRequest("ann", null, "admin", true, null));
    assertThat(signIn.attempt("ann", RIGHT, HERE)).isEqualTo(new Unknown());
  }

  @Test
  void whatNobodyCanHaveIsNotChecked() {
    signIn.attempt("ann", "", HERE);
    signIn.attempt("ann", "x".repeat(201), HERE);
    signIn.attempt("a".repeat(201), RIGHT, HERE);
    signIn.attempt("a\0", RIGHT, HERE);
    assertThat(plain.checks()).isZero();
  }

  @Test
  void lockOfAUserIsRecordedButNotEachFailureNorWhatNobodyIsCalled() {
    add("ann", Role.ADMIN, false);
    for (int i = 0; i < 2 * SignInAttempts.FREE; i++) {
      signIn.attempt("ann", WRONG, HERE);
      signIn.attempt("nobody", WRONG, HERE);
    }
    assertThat(people.lockedOut).containsExactly("usr_ann 60 10.0.0.1");
    now = now.plus(Duration.ofMinutes(1));
    signIn.attempt("ann", WRONG, HERE);
    assertThat(people.lockedOut).containsExactly("usr_ann 60 10.0.0.1", "usr_ann 120 10.0.0.1");
  }

  @Test
  void nameThatIsSlowedDownDoesNotFillTheRecords() {
    add("ann", Role.ADMIN, false);
    for (int i = 0; i < SignInAttempts.FREE_EVERYWHERE + 10; i++) {
      signIn.attempt("ann", WRONG, "10.0.1." + i);
    }
    assertThat(people.lockedOut).isEmpty();
  }

  private static final class AtOnce extends Workers {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  /** The table, in memory. */
  private static final class People extends Users {
    private final Map<String, User> byName = new HashMap<>();
    private final List<String> signedIn = new ArrayList<>();
    private final List<String> lockedOut = new ArrayList<>();

    People() {
      super(null, null, null, null);
    }

    @Override
    Optional<User> named(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    @Override
    void lockedOut(User user, Duration wait, String address) {
      lockedOut.add(user.id() + " " + wait.toSeconds() + " " + address);
    }

    @Override
    void signedIn(User user, Instant now) {
      signedIn.add(user.id());
    }
  }
}
