package io.synq.access;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param id the API key's or the operator's id
 * @param tenantId the tenant within which everything happens; empty for an operator
 */
public record Caller(String id, String tenantId, Set<Scope> scopes, boolean operator) {

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
