package io.synq.access;

import static io.synq.TestTokens.claims;
import static io.synq.TestTokens.sign;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.TestTokens;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
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

  private KeySet keys = KeySet.parse(TestTokens.jwks(RSA, EC));
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
          return keys;
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
        "e30.e30.e30.e30.e30",
        "bnVsbA.e30.x",
        "W10.e30.x",
        "eyJhbGciOm51bGx9.e30.x",
        "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJSUzI1NiJ9.bnVsbA.x",
        "eyJhbGciOiJSUzI1NiIsImNyaXQiOiJ4In0.e30.x",
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.a.b.c.d"
      })
  void whatIsNoTokenIsRefused(String text) {
    assertThat(verifier.verify(text)).isEmpty();
  }

  @Test
  void claimsThatAreNullAreNotThere() {
    for (String name : List.of("exp", "sub", "iss", "aud")) {
      assertThat(verifier.verify(signed(Map.of(), with(name, null)))).as(name).isEmpty();
    }
    assertThat(verifier.verify(signed(Map.of(), with("exp", "9999999999")))).isEmpty();
    assertThat(verifier.verify(signed(Map.of(), with("aud", 7)))).isEmpty();
    assertThat(verifier.verify(signed(Map.of(), with("name", null)))).isPresent();
  }

  @Test
  void headersThatMustBeUnderstoodAreRefused() {
    assertThat(verifier.verify(signed(Map.of("x", 1), good().toJson()))).isPresent();
    assertThat(verifier.verify(signed(Map.of("x", 1, "crit", List.of("x")), good().toJson())))
        .isEmpty();
    for (Object wrong : new Object[] {List.of("exp"), List.of(7), "x"}) {
      assertThat(verifier.verify(signed(Map.of("crit", wrong), good().toJson()))).isEmpty();
    }
  }

  @Test
  void tokensAreOfAnyType() {
    for (String type : List.of("JWT", "at+jwt", "application/at+jwt")) {
      assertThat(verifier.verify(signed(Map.of("typ", type), good().toJson()))).isPresent();
    }
  }

  @Test
  void eachKeyOfAnIdIsTried() {
    keys = KeySet.parse(TestTokens.jwks(STRANGE, RSA));
    assertThat(verifier.verify(sign(good(), RSA))).isPresent();
    assertThat(verifier.verify(sign(good(), STRANGE))).isPresent();
    assertThat(verifier.verify(sign(good(), TestTokens.rsa("rsa-1")))).isEmpty();
  }

  @Test
  void weakKeysAreNotBelieved() throws Exception {
    PublicJsonWebKey weak = RsaJwkGenerator.generateJwk(1024);
    weak.setKeyId("weak");
    keys = KeySet.parse(TestTokens.jwks(weak, RSA));
    assertThat(verifier.verify(sign(good(), "RS256", "weak", weak.getPrivateKey()))).isEmpty();
    PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P384);
    keys = KeySet.parse(TestTokens.jwks(other, EC));
    assertThat(verifier.verify(sign(good(), "ES256", null, EC.getPrivateKey()))).isPresent();
  }

  /** The claims that are good but for this one, which may be null. */
  private String with(String name, Object value) {
    Map<String, Object> claims = new HashMap<>(good().getClaimsMap());
    claims.put(name, value);
    return JsonUtil.toJson(claims);
  }

  /** What the signing library would not write. */
  private static String signed(Map<String, ?> header, String payload) {
    Map<String, Object> whole = new HashMap<>(header);
    whole.put("alg", "RS256");
    whole.put("kid", "rsa-1");
    String content = base64(JsonUtil.toJson(whole)) + "." + base64(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(RSA.getPrivateKey());
      signature.update(content.getBytes(UTF_8));
      return content
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void keyThatTheTokenBringsAlongIsNotBelieved() {
    String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jwk\":" + STRANGE.toJson() + "}";
    String[] parts = sign(good(), STRANGE).split("\\.");
    assertThat(verifier.verify(base64(header) + "." + parts[1] + "." + parts[2])).isEmpty();
  }
}
