package io.synq.access;

import io.synq.platform.Names;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/** Whom the claims of a token name. */
final class TokenCaller {
  /** As many characters as an event holds of its user and its organization. */
  private static final int MAX_ID = 128;

  private static final int MAX_NAME = 200;

  private TokenCaller() {}

  /** The caller; nobody without a subject, a tenant and one of a tenant's roles. */
  static Optional<Caller> of(JwtClaims claims) {
    Optional<String> subject = text(claims, "sub", MAX_ID);
    Optional<String> tenant = text(claims, "tenant_id", MAX_ID).flatMap(Names::uuid);
    Optional<Role> role = text(claims, "role", MAX_ID).flatMap(Role::inTenant);
    Optional<String> org = text(claims, "org_id", MAX_ID).map(Names::canonical);
    if (subject.isEmpty()
        || tenant.isEmpty()
        || role.isEmpty()
        || org.isEmpty() && claims.hasClaim("org_id")) {
      return Optional.empty();
    }
    String name =
        text(claims, "name", MAX_NAME)
            .or(() -> text(claims, "upn", MAX_NAME))
            .orElse(subject.get());
    return Optional.of(
        new Caller(
            Caller.Kind.JWT,
            subject.get(),
            name,
            tenant.get(),
            role.get().scopes(),
            org.orElse(null)));
  }

  private static Optional<String> text(JwtClaims claims, String name, int max) {
    return claims.getClaimValue(name) instanceof String text
        ? Names.printable(text, max)
        : Optional.empty();
  }
}
