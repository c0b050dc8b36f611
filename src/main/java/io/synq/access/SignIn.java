package io.synq.access;

import io.synq.access.SignInAttempts.Attempt;
import io.synq.platform.Names;
import io.synq.platform.Network;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Lets people in by name and password: tenants' users and the operator. */
@ApplicationScoped
public class SignIn {
  private static final System.Logger LOG = System.getLogger(SignIn.class.getName());

  private final Users users;
  private final Passwords passwords;
  private final SignInAttempts attempts;
  private final Workers workers;
  private final InstantSource clock;

  @Inject
  SignIn(
      Users users,
      Passwords passwords,
      SignInAttempts attempts,
      Workers workers,
      InstantSource clock) {
    this.users = users;
    this.passwords = passwords;
    this.attempts = attempts;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Who this is. A name that nobody has is treated, and takes as long, as one with another
   * password; 503 if too many passwords are being checked.
   *
   * @param address the other end of the connection
   */
  public Authentication attempt(String givenName, String password, String address) {
    String name = User.fold(givenName);
    if (Names.printable(name, Passwords.LONGEST).isEmpty()
        || password.isEmpty()
        || password.length() > Passwords.LONGEST) {
      return new Authentication.Unknown();
    }
    Attempt attempt = new Attempt(name, Network.of(address));
    Optional<Duration> locked = attempts.locked(attempt, clock.instant());
    if (locked.isPresent()) {
      return new Authentication.LockedOut(locked.get());
    }
    Optional<User> user = users.named(name);
    boolean proven =
        user.filter(one -> !one.disabled() && passwords.proven(password, one.passwordHash()))
            .isPresent();
    if (proven) {
      return Authentication.of(user.map(User::admission));
    }
    int suspicion = attempts.suspicion(attempt, clock.instant());
    Authentication result =
        passwords.inTurn(attempt.from(), suspicion, () -> verify(attempt, password, user, address));
    if (result instanceof Authentication.Known) {
      users.signedIn(user.orElseThrow(), clock.instant());
    }
    return result;
  }

  private Authentication verify(
      Attempt attempt, String password, Optional<User> user, String address) {
    // Others may have failed while this one waited: guesses that are made at once are not free.
    Optional<Duration> locked = attempts.locked(attempt, clock.instant());
    if (locked.isPresent()) {
      return new Authentication.LockedOut(locked.get());
    }
    String hash = user.map(User::passwordHash).orElseGet(passwords::nobodys);
    boolean right = passwords.verify(password, hash);
    Optional<User> signedIn = user.filter(one -> right && !one.disabled());
    if (signedIn.isPresent()) {
      attempts.succeeded(attempt);
    } else {
      attempts.failed(attempt, clock.instant()).ifPresent(wait -> tellLocked(user, wait, address));
    }
    return Authentication.of(signedIn.map(User::admission));
  }

  /** Not the name: people type passwords in its place. */
  private void tellLocked(Optional<User> user, Duration wait, String address) {
    LOG.log(
        System.Logger.Level.WARNING,
        "sign_in.locked user="
            + user.map(User::id).orElse("unknown")
            + " seconds="
            + wait.toSeconds());
    // What is merely slowed down would fill the audit log.
    if (wait.compareTo(RecentFailures.SLOWED) > 0) {
      user.ifPresent(one -> workers.execute(() -> recordLocked(one, wait, address)));
    }
  }

  /**
   * In a thread of its own, so that the time to the answer does not tell that there is such a user.
   */
  private void recordLocked(User user, Duration wait, String address) {
    try {
      users.lockedOut(user, wait, address);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "sign_in.lock_unrecorded user=" + user.id(), e);
    }
  }
}
