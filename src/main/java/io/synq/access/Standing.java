package io.synq.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.Optional;

/** Whether somebody who did something in a tenant could still do it. */
@ApplicationScoped
public class Standing {
  @PersistenceContext EntityManager entities;
  private final Users users;
  private final InstantSource clock;

  @Inject
  Standing(Users users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
  }

  /**
   * Whether a caller of this kind and id has the scope in the tenant now: a key until it is revoked
   * or expires, a user until the account is disabled, deleted or given a role without it. A token
   * of another system cannot be taken back: whom it named has it still.
   */
  public boolean holds(Caller.Kind kind, String id, String tenantId, Scope scope) {
    Optional<Caller> now =
        switch (kind) {
          case API_KEY ->
              Optional.ofNullable(entities.find(ApiKey.class, id))
                  .filter(key -> key.usable(clock.instant()))
                  .map(ApiKey::caller);
          case USER, OPERATOR -> users.caller(id);
          case JWT -> Optional.of(new Caller(kind, id, id, tenantId, Role.ADMIN.scopes()));
          case PORTAL_LINK -> Optional.empty();
        };
    return now.flatMap(caller -> caller.within(tenantId))
        .filter(caller -> caller.may(scope))
        .isPresent();
  }
}
