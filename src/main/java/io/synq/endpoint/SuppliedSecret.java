package io.synq.endpoint;

import io.synq.platform.Violations;
import io.synq.signature.SigningKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret that the subscriber supplies, at {@code /secret} of a request. */
final class SuppliedSecret {
  static final String FORM = "^(whsec_[A-Za-z0-9+/=]{32,88}|whsk_[A-Za-z0-9+/=]{88})$";
  static final int LONGEST = 94;

  private SuppliedSecret() {}

  /**
   * What is wrong with it; nothing if there is none.
   *
   * @param signature by what is to be signed; null if that is not said
   */
  static Violations violations(@Nullable String text, @Nullable String signature) {
    Violations violations = new Violations();
    try {
      Optional<SigningKey> key = of(text);
      if (key.filter(SigningKey::isWeak).isPresent()) {
        violations.add("/secret", "is too weak: it must be of random bytes");
      }
      if (key.map(KeyKind::of).filter(kind -> kind != KeyKind.of(signature, kind)).isPresent()) {
        violations.add("/signature", "does not go with the secret");
      }
    } catch (IllegalArgumentException e) {
      violations.add(
          "/secret",
          "must be whsec_ and base64 of 24 to 64 bytes, or whsk_ and base64 of an Ed25519 key pair");
    }
    return violations;
  }

  /** Only of a text that nothing is wrong with. */
  static Optional<SigningKey> of(@Nullable String text) {
    return Optional.ofNullable(text).map(SigningKey::parse);
  }
}
