package io.synq.access;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param id the API key's or the user's id, or a token's subject: unique among its kind
 * @param name what people know it by
 * @param tenantId the tenant within which everything happens; empty for an operator
 * @param orgId the organization that a token names; null for all others
 */
public record Caller(
    Kind kind, String id, String name, String tenantId, Set<Scope> scopes, @Nullable String orgId) {
  /** What a caller shows to be let in. */
  public enum Kind implements Word {
    API_KEY,
    /** A tenant's user, by name and password. */
    USER,
    /** A tenant's user whom the token of another system names. */
    JWT,
    OPERATOR,
    /** Whoever has opened a link to a tenant's portal. */
    PORTAL_LINK;

    @EnumeratedValue private final String text = text();
  }

  public Caller(Kind kind, String id, String name, String tenantId, Set<Scope> scopes) {
    this(kind, id, name, tenantId, scopes, null);
  }

  public boolean operator() {
    return kind == Kind.OPERATOR;
  }

  /** Whether this is somebody who signed in by name and password. */
  public boolean person() {
    return kind == Kind.USER || kind == Kind.OPERATOR;
  }

  /** Whether this is somebody in a tenant's portal, who has no account. */
  public boolean inPortal() {
    return kind == Kind.PORTAL_LINK;
  }

  /** The caller within a tenant, where an operator may do all; nobody if it is not theirs. */
  public Optional<Caller> within(String tenant) {
    if (operator()) {
      return Optional.of(new Caller(kind, id, name, tenant, Set.of(Scope.values())));
    }
    return tenantId.equals(tenant) ? Optional.of(this) : Optional.empty();
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
