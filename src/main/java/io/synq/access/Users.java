package io.synq.access;

import io.synq.platform.Cursor;
import io.synq.platform.EntityTags;
import io.synq.platform.Ids;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Persisted;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The people who may sign in. */
@ApplicationScoped
public class Users {
  @PersistenceContext EntityManager entities;
  private final Event<AccessChange> changes;
  private final Passwords passwords;
  private final SignInAttempts attempts;
  private final InstantSource clock;

  @Inject
  Users(
      Passwords passwords,
      SignInAttempts attempts,
      InstantSource clock,
      Event<AccessChange> changes) {
    this.passwords = passwords;
    this.attempts = attempts;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * A user whose password was just set.
   *
   * @param generated the password, if the server made it
   */
  public record Issued(User user, @Nullable String generated) {}

  /**
   * Makes a user of the tenant, with a generated password if none is given; 409: the name is taken.
   */
  @Transactional
  Issued create(String tenantId, UserRequest request) {
    Optional<String> password = Optional.ofNullable(request.password());
    String text = password.orElseGet(Passwords::generate);
    String hash = passwords.hash(text, tenantId); // slow: before the transaction has a connection
    refuseTaken(request.name());
    User user = new User(Ids.next("usr_"), tenantId, request, hash, clock.instant());
    entities.persist(user);
    Persisted.flush(entities, Users::taken);
    changes.fire(
        new AccessChange(tenantId, "user.created", user.id(), null, UserResponse.of(user)));
    return new Issued(user, password.isPresent() ? null : text);
  }

  public Page<User> list(String tenantId, Optional<Cursor> after, int limit) {
    return new Listed<>(User.class, "id", "x.tenantId = :tenant", Map.of("tenant", tenantId))
        .page(entities, after, limit, user -> new Cursor(user.createdAt(), user.id()));
  }

  /** The user; 404 if the tenant has no such one. */
  public User get(String tenantId, String id) {
    return Optional.ofNullable(entities.find(User.class, id))
        .filter(user -> user.isOf(tenantId))
        .orElseThrow(Users::notFound);
  }

  /** A person who makes a request; 404 if the account is gone meanwhile. */
  User get(Caller person) {
    return Optional.ofNullable(entities.find(User.class, person.id())).orElseThrow(Users::notFound);
  }

  /** What a person is allowed now; nothing if the account is gone or disabled. */
  public Optional<Caller> caller(String id) {
    return enabled(id).map(User::caller);
  }

  /**
   * The same for somebody who was let in by the password of this hash; nothing if there is another
   * one now.
   */
  Optional<Caller> caller(String id, String passwordHash) {
    return enabled(id).filter(user -> user.passwordHash().equals(passwordHash)).map(User::caller);
  }

  /**
   * Whether somebody who was let in by a password would be let in by it now. Until the transaction
   * ends nobody can change that: whoever sets another one waits, and then finds what was begun.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean stands(Admission admission) {
    User user = entities.find(User.class, admission.caller().id(), LockModeType.PESSIMISTIC_WRITE);
    return user != null && !user.disabled() && user.passwordHash().equals(admission.proof());
  }

  private Optional<User> enabled(String id) {
    return Optional.ofNullable(entities.find(User.class, id)).filter(user -> !user.disabled());
  }

  /**
   * Whoever has exactly this name, of whatever tenant: names are unique over the server. For Derby
   * a name with blanks at its end is the same.
   */
  Optional<User> named(String name) {
    return entities
        .createQuery("select u from User u where u.name = :name", User.class)
        .setParameter("name", name)
        .getResultStream()
        .filter(user -> user.name().equals(name))
        .findFirst();
  }

  /**
   * Changes a user of the caller's tenant; 409: the name is taken, or it is the caller's own
   * account.
   */
  @Transactional
  User change(Caller by, String id, EntityTags ifMatch, UnaryOperator<UserRequest> edit) {
    User user = lock(by.tenantId(), id);
    ifMatch.require(user.version());
    UserRequest old = user.asRequest();
    UserRequest request = edit.apply(old);
    if (Role.of(request.role()) != Role.ADMIN || request.disabled()) {
      refuseOneself(by, id);
    }
    if (!request.equals(old)) {
      if (!request.name().equals(old.name())) {
        refuseTaken(request.name());
      }
      UserResponse before = UserResponse.of(user);
      user.apply(request);
      Persisted.flush(entities, Users::taken);
      changes.fire(
          new AccessChange(by.tenantId(), "user.updated", id, before, UserResponse.of(user)));
    }
    return user;
  }

  /** Deletes a user of the caller's tenant, who is refused from then on. */
  @Transactional
  void delete(Caller by, String id, EntityTags ifMatch) {
    User user = lock(by.tenantId(), id);
    ifMatch.require(user.version());
    refuseOneself(by, id);
    entities.remove(user);
    changes.fire(new AccessChange(by.tenantId(), "user.deleted", id, UserResponse.of(user), null));
  }

  /** Sets a user's password, a generated one if none is given, and allows a new try at once. */
  @Transactional
  Issued setPassword(String tenantId, String id, Optional<String> password) {
    String text = password.orElseGet(Passwords::generate);
    String hash = passwords.hash(text, tenantId); // slow: before the row is locked
    User user = lock(tenantId, id);
    user.setPassword(hash);
    entities.flush();
    attempts.forget(user.name());
    changes.fire(new AccessChange(tenantId, "user.password_set", id, null, UserResponse.of(user)));
    return new Issued(user, password.isPresent() ? null : text);
  }

  /**
   * Gives a person another password; 409 if it is not the known one any more that this replaces.
   */
  @Transactional
  void changePassword(User known, String password) {
    String tenantId = known.tenantId() == null ? "" : known.tenantId();
    String hash = passwords.hash(password, tenantId); // slow: before the row is locked
    User user = entities.find(User.class, known.id(), LockModeType.PESSIMISTIC_WRITE);
    if (user == null || !user.passwordHash().equals(known.passwordHash())) {
      throw Problem.of(ProblemType.CHANGED_MEANWHILE, "The password was set by another meanwhile.")
          .exception();
    }
    user.setPassword(hash);
    entities.flush();
    UserResponse after = UserResponse.of(user);
    changes.fire(new AccessChange(tenantId, "user.password_changed", user.id(), null, after));
  }

  /**
   * Notes the sign-in without raising the row's version, so that nobody who edits the user is
   * disturbed.
   */
  @Transactional
  void signedIn(User user, Instant now) {
    entities
        .createNativeQuery("update app_user set last_sign_in_at = ?1 where id = ?2")
        .setParameter(1, Timestamp.from(now))
        .setParameter(2, user.id())
        .executeUpdate();
  }

  /**
   * Records that nobody can sign in as this user from one place for a while.
   *
   * @param address from which the last attempt came
   */
  @Transactional
  void lockedOut(User user, Duration wait, String address) {
    String tenantId = user.tenantId() == null ? "" : user.tenantId();
    Map<String, Object> lock = Map.of("address", address, "seconds", wait.toSeconds());
    changes.fire(new AccessChange(tenantId, "user.locked_out", user.id(), null, lock));
  }

  /** The user as stored now, locked against changes by others. */
  private User lock(String tenantId, String id) {
    User user = entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (user == null || !user.isOf(tenantId)) {
      throw notFound();
    }
    return user;
  }

  private void refuseTaken(String name) {
    if (named(name).isPresent()) {
      throw taken();
    }
  }

  private static void refuseOneself(Caller by, String id) {
    if (by.kind() == Caller.Kind.USER && by.id().equals(id)) {
      throw Problem.of(
              ProblemType.OWN_ACCOUNT,
              "Administrators cannot delete, disable or demote themselves.")
          .exception();
    }
  }

  private static ProblemException taken() {
    return Problem.of(ProblemType.ALREADY_EXISTS, "A user with this name exists.").exception();
  }

  static ProblemException notFound() {
    return Problem.notFound("user").exception();
  }
}
