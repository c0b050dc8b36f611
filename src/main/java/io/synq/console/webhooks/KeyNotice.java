package io.synq.console.webhooks;

import io.synq.console.frame.Notice;
import org.jspecify.annotations.Nullable;

/** Says by what deliveries are signed from now on. */
final class KeyNotice {
  private KeyNotice() {}

  /**
   * @param secret to be copied; null where a key pair signs
   * @param publicKey of that pair; null for a secret
   */
  static Notice of(String text, @Nullable String secret, @Nullable String publicKey) {
    return secret == null
        ? Notice.done(text + " Receivers verify with the public key " + publicKey)
        : Notice.signingSecret(text + " Every delivery is signed with this secret:", secret);
  }
}
