package io.synq.idempotency;

import io.synq.platform.Randoms;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a kept answer (AES-256-GCM), since it may show a secret. The key follows from what only
 * the caller has: its idempotency key and its API key, of both of which the database has hashes.
 */
final class AnswerCipher {
  private static final String PURPOSE = "synq kept answer 1\n";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final byte[] id;

  private AnswerCipher(SecretKeySpec key, byte[] id) {
    this.key = key;
    this.id = id;
  }

  /**
   * @param id of the row, to which the text is bound
   */
  static AnswerCipher of(String idempotencyKey, String credential, String id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(idempotencyKey), "HmacSHA256"));
      byte[] derived = mac.doFinal(bytes(PURPOSE + credential));
      return new AnswerCipher(new SecretKeySpec(derived, "AES"), bytes(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new nonce, and the text. */
  byte[] encrypt(byte[] text) {
    byte[] nonce = new byte[NONCE];
    Randoms.secure().nextBytes(nonce);
    byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, text);
    return ByteBuffer.allocate(NONCE + encrypted.length).put(nonce).put(encrypted).array();
  }

  byte[] decrypt(byte[] stored) {
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    byte[] nonce = new byte[NONCE];
    buffer.get(nonce);
    byte[] encrypted = new byte[buffer.remaining()];
    buffer.get(encrypted);
    return run(Cipher.DECRYPT_MODE, nonce, encrypted);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(id);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept answer cannot be read or written", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
