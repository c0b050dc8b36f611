package io.synq.access;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an operation asks of its caller. */
public enum Permission {
  /** Nothing: anyone may call, without credentials. */
  NONE("nothing", caller -> true),

  /** Credentials, whatever they allow. */
  CREDENTIALS("credentials of any kind", caller -> true),

  /** To have signed in by name and password, the operator too. */
  PERSON("a person who signed in by name and password", Caller::person),

  /** To be the operator of the whole server, signed in with HTTP Basic. */
  OPERATOR("the operator", Caller::operator),

  EVENTS_WRITE(Scope.EVENTS_WRITE),
  EVENTS_READ(Scope.EVENTS_READ),
  ENDPOINTS_WRITE(Scope.ENDPOINTS_WRITE),
  ENDPOINTS_READ(Scope.ENDPOINTS_READ),
  ISSUES_WRITE(Scope.ISSUES_WRITE),
  ADMIN(Scope.ADMIN);

  private final String needed;
  private final Predicate<Caller> held;
  private final @Nullable Scope scope;

  Permission(String needed, Predicate<Caller> held) {
    this.needed = needed;
    this.held = held;
    this.scope = null;
  }

  /** An operator has a scope only once within a tenant. */
  Permission(Scope scope) {
    this.needed = "the scope " + scope.text();
    this.held = caller -> !caller.tenantId().isEmpty() && caller.may(scope);
    this.scope = scope;
  }

  /** In words, to stand after "needs". */
  public String needed() {
    return needed;
  }

  /** The scope of a tenant's callers that it is, if it is one. */
  public Optional<Scope> scope() {
    return Optional.ofNullable(scope);
  }

  /** 403 unless the caller has it. */
  void require(Caller caller) {
    if (!held.test(caller)) {
      throw Problem.of(ProblemType.FORBIDDEN, "This needs " + needed + ".").exception();
    }
  }
}
