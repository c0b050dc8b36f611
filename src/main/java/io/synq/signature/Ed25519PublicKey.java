package io.synq.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What receivers have of an {@link Ed25519Key}: {@code whpk_} followed by the Base64 of the 32
 * bytes of its public half.
 */
public final class Ed25519PublicKey implements VerifyingKey {
  static final String PREFIX = "whpk_";
  static final String ALGORITHM = "Ed25519";
  static final String VERSION = "v1a,";
  private static final int LENGTH = 32;

  /** What stands before the bytes of a public key (RFC 8410 section 4). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] bytes;
  private final PublicKey key;

  private Ed25519PublicKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A public key has %d bytes".formatted(LENGTH));
    }
    this.bytes = bytes;
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + LENGTH);
      System.arraycopy(bytes, 0, encoded, X509.length, LENGTH);
      key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The bytes are no public key");
    }
  }

  /**
   * Reads one from its text.
   *
   * @throws IllegalArgumentException if the text is none; the message never quotes the text
   */
  public static Ed25519PublicKey parse(String text) {
    return new Ed25519PublicKey(Base64Text.decode(text, PREFIX));
  }

  /** Of the 32 bytes that it is. */
  static Ed25519PublicKey of(byte[] bytes) {
    return new Ed25519PublicKey(bytes);
  }

  /** Of a key as Java encodes it (X.509). */
  static byte[] bytes(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, X509.length, encoded.length);
  }

  /** The text for receivers. */
  String value() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean verifies(List<String> values, byte[] prefix, byte[] body) {
    return values.stream()
        .filter(value -> value.startsWith(VERSION))
        .anyMatch(value -> isSigned(value.substring(VERSION.length()), prefix, body));
  }

  private boolean isSigned(String base64, byte[] prefix, byte[] body) {
    try {
      byte[] signed = Base64.getDecoder().decode(base64);
      // One spelling, as for all other values.
      return Base64.getEncoder().encodeToString(signed).equals(base64)
          && isSigned(signed, prefix, body);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  boolean isSigned(byte[] signed, byte[] prefix, byte[] body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(prefix);
      signature.update(body);
      return signature.verify(signed);
    } catch (SignatureException e) {
      // Of another length.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 refuses a key of ours", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ed25519PublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return value();
  }
}
