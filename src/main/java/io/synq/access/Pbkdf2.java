package io.synq.access;

import io.synq.platform.Randoms;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Salted hashes of passwords by PBKDF2 (RFC 8018, section 5.2), written as {@code
 * algorithm:iterations:salt:hash}, the last two in Base64: the form of Jakarta Security's
 * Pbkdf2PasswordHash.
 */
class Pbkdf2 {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

  /** After OWASP's password storage recommendation for that algorithm. */
  private static final int BYTES = 32;

  private final int iterations;

  Pbkdf2(int iterations) {
    this.iterations = iterations;
  }

  /** A hash that fits no password; checking it takes as long as checking another. */
  String nobodys() {
    return text(iterations, Randoms.bytes(BYTES), Randoms.bytes(BYTES));
  }

  /** The password's hash, with a new salt. */
  String hash(String password) {
    byte[] salt = Randoms.bytes(BYTES);
    return text(iterations, salt, derive(password, salt, iterations, BYTES));
  }

  /** Whether it is the password of a hash, which may be one of more or fewer iterations. */
  boolean verify(String password, String hash) {
    String[] parts = hash.split(":");
    if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
      throw new IllegalArgumentException("not a hash of a password by " + ALGORITHM);
    }
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] found = derive(password, salt, Integer.parseInt(parts[1]), expected.length);
    return MessageDigest.isEqual(found, expected);
  }

  private static byte[] derive(String password, byte[] salt, int iterations, int bytes) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String text(int iterations, byte[] salt, byte[] hash) {
    Base64.Encoder encoder = Base64.getEncoder();
    return String.join(
        ":",
        ALGORITHM,
        Integer.toString(iterations),
        encoder.encodeToString(salt),
        encoder.encodeToString(hash));
  }
}
