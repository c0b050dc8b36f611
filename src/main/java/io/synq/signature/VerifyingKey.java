package io.synq.signature;

import java.util.List;

/** What tells whether a delivery was signed with a key, be it the key itself. */
public sealed interface VerifyingKey permits SigningKey, Ed25519PublicKey {
  /**
   * Reads one from its text: a secret, a key pair, or the public half of one.
   *
   * @throws IllegalArgumentException if the text is none; the message never quotes the text
   */
  static VerifyingKey parse(String text) {
    return text.startsWith(Ed25519PublicKey.PREFIX)
        ? Ed25519PublicKey.parse(text)
        : SigningKey.parse(text);
  }

  /** Whether one of these values of {@code webhook-signature} is of its key. */
  boolean verifies(List<String> values, byte[] prefix, byte[] body);
}
