package io.synq.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key pair for Ed25519 (RFC 8032): {@code whsk_} followed by the Base64 of the 32 bytes of the
 * private key and the 32 bytes of the public one, the asymmetric form of Standard Webhooks 1.0.
 */
public final class Ed25519Key implements SigningKey {
  static final String PREFIX = "whsk_";

  private static final String ALGORITHM = Ed25519PublicKey.ALGORITHM;
  private static final int HALF = 32;
  private static final int FEW_OCTETS = 12;

  /** What is signed to see whether two halves are of one key. */
  private static final byte[] TRIAL = new byte[HALF];

  private final byte[] bytes;
  private final PrivateKey privateKey;

  private Ed25519Key(byte[] bytes) throws GeneralSecurityException {
    this.bytes = bytes;
    this.privateKey =
        KeyFactory.getInstance(ALGORITHM)
            .generatePrivate(
                new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, HALF)));
  }

  /**
   * Reads a key from its text.
   *
   * @throws IllegalArgumentException if the text is none, or its halves are of different keys; the
   *     message never quotes the text
   */
  public static Ed25519Key parse(String text) {
    Ed25519Key key = stored(text);
    try {
      if (!key.isPair()) {
        throw new IllegalArgumentException("The public half is that of another key");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw notAKey();
    }
  }

  /** Reads one whose halves were seen to be of one key: that takes a signature. */
  static Ed25519Key stored(String text) {
    byte[] bytes = Base64Text.decode(text, PREFIX);
    if (bytes.length != 2 * HALF) {
      throw new IllegalArgumentException("A key has %d bytes".formatted(2 * HALF));
    }
    try {
      return new Ed25519Key(bytes);
    } catch (GeneralSecurityException e) {
      throw notAKey();
    }
  }

  private static IllegalArgumentException notAKey() {
    return new IllegalArgumentException("The bytes are no key");
  }

  public static Ed25519Key random(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] both = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] bytes = Arrays.copyOf(both, 2 * HALF);
      System.arraycopy(Ed25519PublicKey.bytes(pair.getPublic()), 0, bytes, HALF, HALF);
      return new Ed25519Key(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private boolean isPair() throws GeneralSecurityException {
    return publicHalf().isSigned(sign(TRIAL, TRIAL), TRIAL, TRIAL);
  }

  private Ed25519PublicKey publicHalf() {
    return Ed25519PublicKey.of(Arrays.copyOfRange(bytes, HALF, 2 * HALF));
  }

  @Override
  public String value() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** The half that receivers verify with: {@code whpk_} and the Base64 of its bytes. */
  public String publicKey() {
    return publicHalf().value();
  }

  @Override
  public boolean isWeak() {
    return Base64Text.distinct(Arrays.copyOf(bytes, HALF)) < FEW_OCTETS;
  }

  @Override
  public String standard(byte[] prefix, byte[] body) {
    try {
      return Ed25519PublicKey.VERSION + Base64.getEncoder().encodeToString(sign(prefix, body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 refuses a key of ours", e);
    }
  }

  private byte[] sign(byte[] prefix, byte[] body) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(privateKey);
    signature.update(prefix);
    signature.update(body);
    return signature.sign();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ed25519Key that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hides the private half, so that a key may stand in a log line or an exception by accident. */
  @Override
  public String toString() {
    return "Ed25519Key[" + publicKey() + "]";
  }
}
