package io.synq.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a JSON Web Token (RFC 7519) is the issuer's, for us, and good now. Only signatures
 * with an issuer's private key count: with "none" or a shared secret anybody could make a token,
 * the latter out of the public key. Keys that a token brings along are not looked at.
 */
final class JwtVerifier {
  private static final System.Logger LOG = System.getLogger(JwtVerifier.class.getName());

  /** The algorithms that callers' tokens may be signed by. */
  static final Set<String> ALGORITHMS =
      Set.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  /** The algorithms that OpenID providers' tokens may be signed by. */
  static final Set<String> PROVIDERS_ALGORITHMS =
      Set.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  private static final int CLOCK_SKEW_SECONDS = 30;

  private final String issuer;
  private final List<String> audiences;
  private final Set<String> algorithms;
  private final Function<@Nullable String, KeySet> keys;
  private final InstantSource clock;

  /**
   * @param audiences of which a token must name one; if empty, any token of the issuer will do
   * @param algorithms that a signature may have
   * @param keys the issuer's keys, among them that of the given id if there is one
   */
  JwtVerifier(
      String issuer,
      List<String> audiences,
      Set<String> algorithms,
      Function<@Nullable String, KeySet> keys,
      InstantSource clock) {
    this.issuer = issuer;
    this.audiences = audiences;
    this.algorithms = algorithms;
    this.keys = keys;
    this.clock = clock;
  }

  /** The claims of a token that is good; 503 if there are no keys to tell. */
  Optional<JwtClaims> verify(String token) {
    return header(token).flatMap(header -> claims(token, keys.apply(header.keyId)));
  }

  private record Header(@Nullable String keyId) {}

  /** The header of a token that is worth looking for its key. */
  private Optional<Header> header(String token) {
    try {
      JsonWebStructure parsed = JsonWebStructure.fromCompactSerialization(token);
      boolean allowed =
          parsed instanceof JsonWebSignature
              && algorithms.contains(parsed.getAlgorithmHeaderValue());
      return allowed ? Optional.of(new Header(parsed.getKeyIdHeaderValue())) : Optional.empty();
    } catch (JoseException | RuntimeException e) {
      // The library casts what it finds: a number in place of a text is a ClassCastException.
      return Optional.empty();
    }
  }

  private Optional<JwtClaims> claims(String token, KeySet issuersKeys) {
    JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(issuersKeys.keys());
    resolver.setDisambiguateWithVerifySignature(true);
    JwtConsumerBuilder consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithms.toArray(String[]::new))
            .setVerificationKeyResolver(resolver)
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
            .setRequireExpirationTime()
            .setRequireSubject()
            .setExpectedIssuer(issuer);
    if (audiences.isEmpty()) {
      consumer.setSkipDefaultAudienceValidation();
    } else {
      consumer.setExpectedAudience(audiences.toArray(String[]::new));
    }
    try {
      return Optional.of(consumer.build().processToClaims(token));
    } catch (InvalidJwtException e) {
      List<Integer> codes =
          e.getErrorDetails().stream().map(ErrorCodeValidator.Error::getErrorCode).toList();
      LOG.log(System.Logger.Level.DEBUG, () -> "jwt.refused codes=" + codes);
      return Optional.empty();
    }
  }
}
