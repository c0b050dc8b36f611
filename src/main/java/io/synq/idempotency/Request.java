package io.synq.idempotency;

import io.synq.access.Caller;
import io.synq.platform.BoundCipher;
import io.synq.platform.Hmac;
import io.synq.platform.IdempotencyKey;
import io.synq.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A request that names itself by an idempotency key.
 *
 * @param id of the caller and the key, so that nobody meets another's requests
 * @param fingerprint of the method, path and body, which must be the same each time; keyed by what
 *     the cipher is of, since bodies may hold passwords, which could be guessed
 * @param cipher for its answer
 */
record Request(String id, String tenantId, String fingerprint, BoundCipher cipher) {
  private static final String PURPOSE = "synq fingerprint 1\n";

  /**
   * @param credential the caller's API key, or empty if it is none: a password is no key material
   * @param target method, path and query
   */
  static Request of(
      Caller caller, String credential, IdempotencyKey key, String target, byte[] body) {
    String who = caller.tenantId() + "\n" + caller.kind() + "\n" + caller.id();
    String id = Sha256.hex(who + "\n" + key.value());
    return new Request(
        id,
        caller.tenantId(),
        fingerprint(key.value(), credential + "\n" + target + "\n", body),
        BoundCipher.of(key.value(), credential, id));
  }

  private static String fingerprint(String key, String head, byte[] body) {
    return HexFormat.of().formatHex(Hmac.of(bytes(key), bytes(PURPOSE + head), body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
