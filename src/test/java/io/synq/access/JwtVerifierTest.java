package io.synq.access;

import static io.synq.TestTokens.claims;
import static io.synq.TestTokens.sign;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.RsaKeyUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {
  private static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
  private static final PublicJsonWebKey RSA = TestTokens.rsa("rsa-1");
  private static final PublicJsonWebKey EC = TestTokens.ec("ec-1");
  private static final PublicJsonWebKey STRANGE = TestTokens.rsa("rsa-1");
  private static final KeySet KEYS = KeySet.parse(TestTokens.jwks(RSA, EC));

  private final List<String> askedFor = new ArrayList<>();
  private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final JwtVerifier verifier = verifier(List.of(TestTokens.AUDIENCE, "other"));

  private JwtVerifier verifier(List<String> audiences) {
    return new JwtVerifier(
        TestTokens.ISSUER,
        audiences,
        JwtVerifier.ALGORITHMS,
        keyId -> {
          askedFor.add(keyId);
          return KEYS;
        },
        () -> now);
  }

  private JwtClaims good() {
    return claims(TENANT, "admin", now.getEpochSecond());
  }

  @Test
  void goodTokensOfBothAlgorithmsAreAccepted() {
    for (PublicJsonWebKey key : List.of(RSA, EC)) {
      assertThat(verifier.verify(sign(good(), key)).orElseThrow().getClaimValue("tenant_id"))
          .isEqualTo(TENANT);
      assertThat(verifier.verify(sign(good(), key.getAlgorithm(), null, key.getPrivateKey())))
          .isPresent();
    }
    assertThat(askedFor).containsExactly("rsa-1", null, "ec-1", null);
  }

  @Test
  void timesAreCheckedWithThirtySecondsOfTolerance() {
    long time = now.getEpochSecond();
    assertThat(expiring(time - 29)).isTrue();
    assertThat(expiring(time - 31)).isFalse();
    JwtClaims early = good();
    early.setNotBefore(NumericDate.fromSeconds(time + 29));
    assertThat(accepts(early)).isTrue();
    early.setNotBefore(NumericDate.fromSeconds(time + 31));
    assertThat(accepts(early)).isFalse();
    JwtClaims endless = good();
    endless.unsetClaim("exp");
    assertThat(accepts(endless)).isFalse();
  }

  private boolean expiring(long time) {
    JwtClaims claims = claims(TENANT, "admin", time - 100);
    claims.setExpirationTime(NumericDate.fromSeconds(time));
    return accepts(claims);
  }

  private boolean accepts(JwtClaims claims) {
    return verifier.verify(sign(claims, RSA)).isPresent();
  }

  @Test
  void issuerSubjectAndAudienceMustBeThere() {
    JwtClaims claims = good();
    claims.setIssuer("https://login.example.com");
    assertThat(accepts(claims)).isFalse();
    claims.unsetClaim("iss");
    assertThat(accepts(claims)).isFalse();
    claims = good();
    claims.setAudience("somebody-else");
    assertThat(accepts(claims)).isFalse();
    claims.unsetClaim("aud");
    assertThat(accepts(claims)).isFalse();
    assertThat(verifier(List.of()).verify(sign(claims, RSA))).isPresent();
    claims.setAudience("somebody-else", "other");
    assertThat(accepts(claims)).isTrue();
    claims.unsetClaim("sub");
    assertThat(accepts(claims)).isFalse();
  }

  @Test
  void signaturesOfOthersAreRefused() {
    assertThat(verifier.verify(sign(good(), STRANGE))).isEmpty();
    assertThat(verifier.verify(sign(good(), "RS256", "ec-1", RSA.getPrivateKey()))).isEmpty();
    String token = sign(good(), RSA);
    String body = token.split("\\.")[1];
    String other = sign(claims(TENANT, "viewer", 0), RSA).split("\\.")[1];
    assertThat(verifier.verify(token.replace(body, other))).isEmpty();
  }

  @Test
  void noneAndSharedSecretsAreRefusedBeforeAnyKeyIsLookedFor() {
    assertThat(verifier.verify(sign(good(), "none", "rsa-1", null))).isEmpty();
    for (byte[] secret :
        List.of(
            RSA.getPublicKey().getEncoded(),
            RsaKeyUtil.pemEncode(RSA.getPublicKey()).getBytes(UTF_8),
            RsaKeyUtil.pemEncode(RSA.getPublicKey()).strip().getBytes(UTF_8))) {
      assertThat(verifier.verify(sign(good(), "HS256", "rsa-1", new HmacKey(secret)))).isEmpty();
    }
    assertThat(verifier.verify(sign(good(), "RS512", "rsa-1", RSA.getPrivateKey()))).isEmpty();
    assertThat(verifier.verify(sign(good(), "PS256", "rsa-1", RSA.getPrivateKey()))).isEmpty();
    assertThat(askedFor).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "a.b.c",
        "..",
        "{}.{}.x",
        "e30.e30.",
        "eyJhbGciOjd9.e30.x",
        "eyJhbGciOiJSUzI1NiIsImtpZCI6N30.e30.x",
        "e30.e30.e30.e30.e30"
      })
  void whatIsNoTokenIsRefused(String text) {
    assertThat(verifier.verify(text)).isEmpty();
  }

  @Test
  void keyThatTheTokenBringsAlongIsNotBelieved() {
    String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jwk\":" + STRANGE.toJson() + "}";
    String[] parts = sign(good(), STRANGE).split("\\.");
    String forged =
        Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
            + "."
            + parts[1]
            + "."
            + parts[2];
    assertThat(verifier.verify(forged)).isEmpty();
  }
}
