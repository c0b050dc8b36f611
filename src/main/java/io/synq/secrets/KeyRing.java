package io.synq.secrets;

import io.synq.platform.BoundCipher;
import io.synq.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of secrets in the database: the first encrypts, each decrypts. An encrypted secret is
 * the name of its key, a dot, and Base64 of nonce and text ({@link BoundCipher}); a key's name is
 * the first eight hexadecimal digits of its SHA-256.
 */
public final class KeyRing {
  static final int NAME = 8;

  private static final String CONTEXT = "secret in the database";
  private static final char AFTER_NAME = '.';

  private final String current;
  private final Map<String, String> keys = new LinkedHashMap<>();

  /**
   * @param keys at least one
   */
  public KeyRing(List<String> keys) {
    current = name(keys.get(0));
    keys.forEach(key -> this.keys.put(name(key), key));
  }

  /** The name of the key that encrypts. */
  String current() {
    return current;
  }

  /** The names of all, the one that encrypts first. */
  Set<String> names() {
    return keys.keySet();
  }

  /**
   * Encrypts.
   *
   * @param id of the row that keeps it: in another one it cannot be read
   */
  public String seal(String secret, String id) {
    byte[] sealed = cipher(current, id).encrypt(secret.getBytes(StandardCharsets.UTF_8));
    return current + AFTER_NAME + Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * What {@link #seal} was given.
   *
   * @throws IllegalStateException if its key is not here, or it is of another row
   */
  public String open(String sealed, String id) {
    byte[] bytes = Base64.getDecoder().decode(sealed.substring(NAME + 1));
    return new String(cipher(keyName(sealed), id).decrypt(bytes), StandardCharsets.UTF_8);
  }

  /** Whether it is encrypted with the key that encrypts now. */
  boolean isCurrent(String sealed) {
    return keyName(sealed).equals(current);
  }

  private static String keyName(String sealed) {
    return sealed.substring(0, NAME);
  }

  private BoundCipher cipher(String name, String id) {
    String key = keys.get(name);
    if (key == null) {
      throw new IllegalStateException(
          "a secret is encrypted with the key " + name + ", which this node does not have");
    }
    return BoundCipher.of(key, CONTEXT, id);
  }

  private static String name(String key) {
    return Sha256.hex(key).substring(0, NAME);
  }
}
