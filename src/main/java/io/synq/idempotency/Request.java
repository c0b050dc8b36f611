package io.synq.idempotency;

import io.synq.access.Caller;
import io.synq.platform.BoundCipher;
import io.synq.platform.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A request that names itself by an idempotency key.
 *
 * @param id of the caller and the key, so that nobody meets another's requests
 * @param fingerprint of the method, path and body, which must be the same each time
 * @param cipher for its answer
 */
record Request(String id, String tenantId, String fingerprint, BoundCipher cipher) {

  /**
   * @param credential the caller's API key, or empty if it is none: a password is no key material
   * @param target method, path and query
   */
  static Request of(
      Caller caller, String credential, IdempotencyKey key, String target, byte[] body) {
    String who = caller.tenantId() + "\n" + caller.kind() + "\n" + caller.id();
    String id = hash(who + "\n" + key.value(), new byte[0]);
    return new Request(
        id,
        caller.tenantId(),
        hash(target + "\n", body),
        BoundCipher.of(key.value(), credential, id));
  }

  private static String hash(String head, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
