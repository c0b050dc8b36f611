package io.synq.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what may hold a secret and is kept for one reader (AES-256-GCM). The key is derived from
 * something that only the reader has, and that the database knows only as a hash.
 */
public final class BoundCipher {
  private static final String PURPOSE = "synq kept answer 1\n";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final byte[] id;

  private BoundCipher(SecretKeySpec key, byte[] id) {
    this.key = key;
    this.id = id;
  }

  /**
   * @param secret what the reader has
   * @param context what else goes into the key
   * @param id of the row, to which the text is bound
   */
  public static BoundCipher of(String secret, String context, String id) {
    byte[] derived = Hmac.of(bytes(secret), bytes(PURPOSE + context));
    return new BoundCipher(new SecretKeySpec(derived, "AES"), bytes(id));
  }

  /** A new nonce, and the text. */
  public byte[] encrypt(byte[] text) {
    byte[] nonce = Randoms.bytes(NONCE);
    byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, text);
    return ByteBuffer.allocate(NONCE + encrypted.length).put(nonce).put(encrypted).array();
  }

  public byte[] decrypt(byte[] stored) {
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
      throw new IllegalStateException("a kept text cannot be read or written", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
