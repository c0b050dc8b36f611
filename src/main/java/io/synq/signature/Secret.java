package io.synq.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A signing secret: {@code whsec_} followed by the Base64 (RFC 4648 section 4, padded) of 24 to 64
 * random bytes, the form that Standard Webhooks 1.0 prescribes.
 */
public final class Secret implements SigningKey {

  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;
  private static final int RANDOM_BYTES = 32;

  private final String value;
  private final SecretKeySpec wholeText;
  private final SecretKeySpec decodedBytes;

  private Secret(String value, byte[] decoded) {
    this.value = value;
    this.wholeText = key(value.getBytes(StandardCharsets.UTF_8));
    this.decodedBytes = key(decoded);
  }

  /**
   * Reads a secret from its text.
   *
   * @throws IllegalArgumentException if the text is no secret; the message never quotes the text
   */
  public static Secret parse(String text) {
    var decoded = Base64Text.decode(text, PREFIX);
    if (decoded.length < MIN_BYTES || decoded.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A secret has %d to %d bytes, this one has %d"
              .formatted(MIN_BYTES, MAX_BYTES, decoded.length));
    }
    return new Secret(text, decoded);
  }

  /** A new secret of 32 random bytes. */
  public static Secret random(SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes), bytes);
  }

  @Override
  public String value() {
    return value;
  }

  @Override
  public boolean isWeak() {
    return Base64Text.distinct(decodedBytes.getEncoded()) < MIN_BYTES / 2;
  }

  @Override
  public String standard(byte[] prefix, byte[] body) {
    return "v1," + Signatures.standardValue(this, prefix, body);
  }

  /** The key of {@code Synq-Signature}. */
  SecretKeySpec wholeText() {
    return wholeText;
  }

  /** The key of {@code webhook-signature}. */
  SecretKeySpec decodedBytes() {
    return decodedBytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(wholeText.getEncoded(), that.wholeText.getEncoded());
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Hides the value, so that a secret may stand in a log line or an exception by accident. */
  @Override
  public String toString() {
    return "Secret[whsec_…]";
  }

  private static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, Signatures.ALGORITHM);
  }
}
