package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.TestTokens;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCallerTest {
  private static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";

  private final JwtClaims claims = TestTokens.claims(TENANT, "member", 0);

  @Test
  void isThePersonOfTheTenantWithTheRolesScopes() {
    claims.setSubject("ann");
    claims.setStringClaim("upn", "ann@example.com");
    assertThat(TokenCaller.of(claims))
        .contains(
            new Caller(
                Caller.Kind.JWT, "ann", "ann@example.com", TENANT, Role.MEMBER.scopes(), "org-1"));
    claims.setStringClaim("name", "Ann");
    assertThat(TokenCaller.of(claims).orElseThrow().name()).isEqualTo("Ann");
  }

  @Test
  void isKnownByItsSubjectWithoutAName() {
    claims.setSubject("ann");
    claims.unsetClaim("org_id");
    Caller caller = TokenCaller.of(claims).orElseThrow();
    assertThat(caller.name()).isEqualTo("ann");
    assertThat(caller.orgId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "tenant_id", "role"})
  void isNobodyWithoutOneOfThese(String name) {
    claims.unsetClaim(name);
    assertThat(TokenCaller.of(claims)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "tenant_id", "role", "org_id"})
  void isNobodyIfOneOfTheseIsNoText(String name) {
    claims.setClaim(name, 7);
    assertThat(TokenCaller.of(claims)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "ADMIN", "owner"})
  void isNobodyInAnotherRole(String role) {
    claims.setStringClaim("role", role);
    assertThat(TokenCaller.of(claims)).isEmpty();
  }
}
