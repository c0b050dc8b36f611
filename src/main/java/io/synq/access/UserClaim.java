package io.synq.access;

import io.synq.platform.Names;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/**
 * Which claim of an ID token is the name of a user here. An e-mail address counts only if the
 * provider has verified that it is the person's: anybody may write down another's.
 *
 * @param configured empty for the usual one, {@code preferred_username} or else {@code email}
 */
record UserClaim(Optional<String> configured) {
  private static final String EMAIL = "email";
  private static final int MAX_NAME = 200;

  Optional<String> nameIn(JwtClaims claims) {
    return configured.isPresent()
        ? text(claims, configured.get())
        : text(claims, "preferred_username").or(() -> text(claims, EMAIL));
  }

  private static Optional<String> text(JwtClaims claims, String claim) {
    if (claim.equals(EMAIL) && !verified(claims)) {
      return Optional.empty();
    }
    return claims.getClaimValue(claim) instanceof String text
        ? Names.printable(text.strip(), MAX_NAME)
        : Optional.empty();
  }

  /** A truth value; some providers write it as a text. */
  private static boolean verified(JwtClaims claims) {
    Object value = claims.getClaimValue("email_verified");
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }
}
