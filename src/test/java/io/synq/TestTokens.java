package io.synq;

import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys and tokens as an issuer makes them. */
public final class TestTokens {
  public static final String ISSUER = "https://login.example.com/";
  public static final String AUDIENCE = "synq-events";

  private TestTokens() {}

  public static PublicJsonWebKey rsa(String keyId) {
    return named(keyId, "RS256", () -> RsaJwkGenerator.generateJwk(2048));
  }

  public static PublicJsonWebKey ec(String keyId) {
    return named(keyId, "ES256", () -> EcJwkGenerator.generateJwk(EllipticCurves.P256));
  }

  private interface Generator {
    PublicJsonWebKey generate() throws JoseException;
  }

  private static PublicJsonWebKey named(String keyId, String algorithm, Generator generator) {
    try {
      PublicJsonWebKey key = generator.generate();
      key.setKeyId(keyId);
      key.setAlgorithm(algorithm);
      key.setUse("sig");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public halves, as an issuer publishes them. */
  public static String jwks(PublicJsonWebKey... keys) {
    return new JsonWebKeySet(keys).toJson();
  }

  /** A person of a tenant, for five minutes from that time on. */
  public static JwtClaims claims(String tenantId, String role, long seconds) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject("u-" + UUID.randomUUID());
    claims.setIssuedAt(NumericDate.fromSeconds(seconds));
    claims.setNotBefore(NumericDate.fromSeconds(seconds));
    claims.setExpirationTime(NumericDate.fromSeconds(seconds + 300));
    claims.setStringClaim("tenant_id", tenantId);
    claims.setStringClaim("org_id", "org-1");
    claims.setStringClaim("role", role);
    return claims;
  }

  public static String sign(JwtClaims claims, PublicJsonWebKey key) {
    return sign(claims, key.getAlgorithm(), key.getKeyId(), key.getPrivateKey());
  }

  public static String sign(
      JwtClaims claims, String algorithm, String keyId, java.security.Key key) {
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    token.setDoKeyValidation(false);
    token.setPayload(claims.toJson());
    token.setAlgorithmHeaderValue(algorithm);
    if (keyId != null) {
      token.setKeyIdHeaderValue(keyId);
    }
    token.setKey(key);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
