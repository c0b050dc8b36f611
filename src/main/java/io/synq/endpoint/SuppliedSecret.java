package io.synq.endpoint;

import io.synq.platform.Violations;
import io.synq.signature.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret that the subscriber supplies, at {@code /secret} of a request. */
final class SuppliedSecret {
  static final String FORM = "^whsec_[A-Za-z0-9+/=]{32,88}$";
  static final int LONGEST = 94;

  private SuppliedSecret() {}

  /** What is wrong with it; nothing if there is none. */
  static Violations violations(@Nullable String text) {
    Violations violations = new Violations();
    try {
      if (of(text).filter(Secret::isWeak).isPresent()) {
        violations.add("/secret", "is too weak: it must be of random bytes");
      }
    } catch (IllegalArgumentException e) {
      violations.add("/secret", "must be whsec_ and base64 of 24 to 64 bytes");
    }
    return violations;
  }

  /** Only of a text that nothing is wrong with. */
  static Optional<Secret> of(@Nullable String text) {
    return Optional.ofNullable(text).map(Secret::parse);
  }
}
