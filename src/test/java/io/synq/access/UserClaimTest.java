package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class UserClaimTest {
  private static final UserClaim USUAL = new UserClaim(Optional.empty());
  private final JwtClaims claims = new JwtClaims();

  @Test
  void preferredNameComesFirst() {
    claims.setStringClaim("preferred_username", " ada ");
    claims.setStringClaim("email", "ada@example.com");
    claims.setClaim("email_verified", true);
    assertThat(USUAL.nameIn(claims)).contains("ada");
  }

  @Test
  void verifiedAddressStandsInForIt() {
    claims.setStringClaim("email", "ada@example.com");
    assertThat(USUAL.nameIn(claims)).isEmpty();
    for (Object no : new Object[] {false, "false", "yes", 1, "TRUE "}) {
      claims.setClaim("email_verified", no);
      assertThat(USUAL.nameIn(claims)).isEmpty();
    }
    for (Object yes : new Object[] {true, "true"}) {
      claims.setClaim("email_verified", yes);
      assertThat(USUAL.nameIn(claims)).contains("ada@example.com");
    }
  }

  @Test
  void configuredClaimIsTheOnlyOne() {
    UserClaim upn = new UserClaim(Optional.of("upn"));
    claims.setStringClaim("preferred_username", "ada");
    claims.setStringClaim("email", "ada@example.com");
    claims.setClaim("email_verified", true);
    assertThat(upn.nameIn(claims)).isEmpty();
    claims.setStringClaim("upn", "ada.l");
    assertThat(upn.nameIn(claims)).contains("ada.l");
  }

  @Test
  void configuredAddressMustBeVerifiedToo() {
    UserClaim email = new UserClaim(Optional.of("email"));
    claims.setStringClaim("email", "ada@example.com");
    assertThat(email.nameIn(claims)).isEmpty();
    claims.setClaim("email_verified", true);
    assertThat(email.nameIn(claims)).contains("ada@example.com");
  }

  @Test
  void whatIsNoNameIsNone() {
    for (Object value : new Object[] {7, true, "", "  ", "a\nb", "a".repeat(201)}) {
      claims.setClaim("preferred_username", value);
      assertThat(USUAL.nameIn(claims)).isEmpty();
    }
    assertThat(USUAL.nameIn(new JwtClaims())).isEmpty();
  }
}
