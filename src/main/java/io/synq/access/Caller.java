package io.synq.access;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param id the API key's or the user's id
 * @param name what people know it by
 * @param tenantId the tenant within which everything happens; empty for an operator
 */
public record Caller(Kind kind, String id, String name, String tenantId, Set<Scope> scopes) {
  /** What a caller shows to be let in. */
  public enum Kind {
    API_KEY,
    OPERATOR
  }

  public boolean operator() {
    return kind == Kind.OPERATOR;
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
