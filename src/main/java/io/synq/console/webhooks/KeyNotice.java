package io.synq.console.webhooks;

import io.synq.console.frame.PageNotice;
import org.jspecify.annotations.Nullable;

/** Says by what deliveries are signed from now on. */
final class KeyNotice {
  private KeyNotice() {}

  /**
   * @param secret to be copied; null where a key pair signs
   * @param publicKey of that pair; null for a secret
   */
  static PageNotice of(String text, @Nullable String secret, @Nullable String publicKey) {
    return secret == null
        ? PageNotice.done(text + " Receivers verify with the public key " + publicKey)
        : PageNotice.signingSecret(text + " Every delivery is signed with this secret:", secret);
  }
}
