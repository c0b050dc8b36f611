package io.synq.signature;

import java.util.Base64;
import java.util.BitSet;

/** Bytes that are written as a prefix and their Base64 (RFC 4648 section 4, padded). */
final class Base64Text {
  private Base64Text() {}

  /**
   * Receivers' decoders differ on missing padding and stray bits, so only the one form passes.
   *
   * @throws IllegalArgumentException for any other; the message never quotes the text
   */
  static byte[] decode(String text, String prefix) {
    if (!text.startsWith(prefix)) {
      throw new IllegalArgumentException("A secret starts with " + prefix);
    }
    String base64 = text.substring(prefix.length());
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException quotesTheText) {
      throw notBase64(prefix);
    }
    if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
      throw notBase64(prefix);
    }
    return decoded;
  }

  /** How many different octets there are. */
  static int distinct(byte[] bytes) {
    BitSet distinct = new BitSet(256);
    for (byte octet : bytes) {
      distinct.set(Byte.toUnsignedInt(octet));
    }
    return distinct.cardinality();
  }

  private static IllegalArgumentException notBase64(String prefix) {
    return new IllegalArgumentException("A secret is padded standard Base64 after " + prefix);
  }
}
