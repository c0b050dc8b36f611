package io.synq.access;

import io.synq.platform.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** The people who may sign in. */
@ApplicationScoped
public class Users {
  @PersistenceContext EntityManager entities;
  @Inject Pbkdf2PasswordHash passwords;
  @Inject InstantSource clock;
  @Inject Event<AccessChange> changes;
  private String unknown = "";

  /** Work factor after OWASP's password storage recommendation for PBKDF2-HMAC-SHA512. */
  @PostConstruct
  void start() {
    passwords.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000"));
    unknown = passwords.generate("nobody".toCharArray());
  }

  public boolean anyOperator() {
    return !entities
        .createQuery("select u.id from User u where u.role = :role", String.class)
        .setParameter("role", Role.OPERATOR)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Transactional
  public void createOperator(String name, String password) {
    String hash = passwords.generate(password.toCharArray());
    String id = Ids.next("usr_");
    entities.persist(new User(id, null, name, hash, Role.OPERATOR, clock.instant()));
    Map<String, String> made = Map.of("name", name, "role", "operator");
    changes.fire(new AccessChange("", "user.created", id, null, made));
  }

  /** The operator of this name and password. An unknown name takes as long as a wrong password. */
  public synchronized Optional<Caller> authenticateOperator(String name, String password) {
    Optional<User> user =
        entities
            .createQuery("select u from User u where u.name = :name", User.class)
            .setParameter("name", name)
            .getResultStream()
            .findFirst();
    String hash = user.map(User::passwordHash).orElse(unknown);
    boolean right = passwords.verify(password.toCharArray(), hash);
    return user.filter(found -> right && found.role() == Role.OPERATOR)
        .map(
            found ->
                new Caller(
                    Caller.Kind.OPERATOR,
                    found.id(),
                    found.name(),
                    "",
                    EnumSet.noneOf(Scope.class)));
  }
}
