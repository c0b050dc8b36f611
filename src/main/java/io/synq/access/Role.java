package io.synq.access;

import io.synq.platform.Word;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person may do. An operator runs the whole server; the others belong to one tenant. */
public enum Role implements Word {
  OPERATOR(EnumSet.noneOf(Scope.class)),
  ADMIN(EnumSet.allOf(Scope.class)),
  MEMBER(EnumSet.complementOf(EnumSet.of(Scope.ADMIN))),
  VIEWER(EnumSet.of(Scope.EVENTS_READ, Scope.ENDPOINTS_READ));

  private final Set<Scope> scopes;

  @EnumeratedValue private final String text = text();

  Role(Set<Scope> scopes) {
    this.scopes = Set.copyOf(scopes);
  }

  /** What it allows within its tenant; nothing for an operator, who has none. */
  public Set<Scope> scopes() {
    return scopes;
  }

  /** The role of a person, or of whom a token names; keys and links have none. */
  static Optional<Role> of(Caller caller) {
    return switch (caller.kind()) {
      case API_KEY, PORTAL_LINK -> Optional.empty();
      case OPERATOR -> Optional.of(OPERATOR);
      case USER, JWT ->
          Arrays.stream(values()).filter(role -> role.scopes.equals(caller.scopes())).findFirst();
    };
  }

  /** The role of this name, which has to be one of them. */
  static Role of(String text) {
    return Word.of(Role.class, text).orElseThrow();
  }

  /** The role of this name that one can have in a tenant: an operator's is none. */
  public static Optional<Role> inTenant(String text) {
    return Arrays.stream(values())
        .filter(role -> role != OPERATOR && role.text().equals(text))
        .findFirst();
  }
}
