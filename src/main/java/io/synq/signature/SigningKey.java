package io.synq.signature;

import java.util.List;

/** What signs deliveries to an endpoint: a shared secret, or a key of which it knows one half. */
public sealed interface SigningKey extends VerifyingKey permits Secret, Ed25519Key {
  /**
   * Reads one from its text.
   *
   * @throws IllegalArgumentException if the text is none; the message never quotes the text
   */
  static SigningKey parse(String text) {
    return text.startsWith(Ed25519Key.PREFIX) ? Ed25519Key.parse(text) : Secret.parse(text);
  }

  /**
   * Reads one that {@link #parse} has read before: at every read of endpoints, so that nothing
   * costly is checked again.
   *
   * @throws IllegalArgumentException if the text is none; the message never quotes the text
   */
  static SigningKey stored(String text) {
    return text.startsWith(Ed25519Key.PREFIX) ? Ed25519Key.stored(text) : Secret.parse(text);
  }

  /** The text to store and to show to its owner. */
  String value();

  /** Whether its bytes are so much alike that no good source of randomness made them. */
  boolean isWeak();

  /** Its value in {@code webhook-signature}, with its version. */
  String standard(byte[] prefix, byte[] body);

  @Override
  default boolean verifies(List<String> values, byte[] prefix, byte[] body) {
    return Signatures.isOneOf(values, standard(prefix, body));
  }
}
