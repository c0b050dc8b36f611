package io.synq.access;

import io.synq.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;

/** The people who run the whole server: they belong to no tenant. */
@ApplicationScoped
public class Operators {
  @PersistenceContext EntityManager entities;
  private final Event<AccessChange> changes;
  private final Users users;
  private final Passwords passwords;
  private final InstantSource clock;

  @Inject
  Operators(Users users, Passwords passwords, InstantSource clock, Event<AccessChange> changes) {
    this.users = users;
    this.passwords = passwords;
    this.clock = clock;
    this.changes = changes;
  }

  public boolean any() {
    return !entities
        .createQuery("select u.id from User u where u.role = :role", String.class)
        .setParameter("role", Role.OPERATOR)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Transactional
  public void create(String name, String password) {
    String id = Ids.next("usr_");
    UserRequest request = new UserRequest(User.fold(name), null, Role.OPERATOR.text(), false, null);
    entities.persist(new User(id, null, request, passwords.hash(password, ""), clock.instant()));
    Map<String, String> made = Map.of("name", name, "role", "operator");
    changes.fire(new AccessChange("", "user.created", id, null, made));
  }

  /** Gives the operator of that name another password, whose sessions end; 404 if there is none. */
  @Transactional
  public void setPassword(String name, String password) {
    User operator =
        users.named(name).filter(user -> user.role() == Role.OPERATOR).orElseThrow(Users::notFound);
    operator.setPassword(passwords.hash(password, ""));
    changes.fire(
        new AccessChange("", "user.password_set", operator.id(), null, UserResponse.of(operator)));
  }
}
