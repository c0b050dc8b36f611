package io.synq.access;

import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The public keys that tokens are signed with. */
record KeySet(List<JsonWebKey> keys) {
  private static final String PEM = "-----BEGIN PUBLIC KEY-----";
  private static final String SIGNATURES = "sig";

  /**
   * Reads a JSON Web Key Set or Key (RFC 7517), or a PEM public key (RFC 7468 §13).
   *
   * @throws IllegalArgumentException if there is no public key for signatures in it
   */
  static KeySet parse(String text) {
    List<JsonWebKey> usable =
        read(text.strip()).stream()
            .filter(PublicJsonWebKey.class::isInstance)
            .filter(key -> key.getUse() == null || key.getUse().equals(SIGNATURES))
            .toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException("no public key");
    }
    return new KeySet(usable);
  }

  private static List<JsonWebKey> read(String text) {
    try {
      if (text.startsWith(PEM)) {
        return List.of(pem(text));
      }
      return text.contains("\"" + JsonWebKeySet.JWK_SET_MEMBER_NAME + "\"")
          ? new JsonWebKeySet(text).getJsonWebKeys()
          : List.of(JsonWebKey.Factory.newJwk(text));
    } catch (JoseException | InvalidKeySpecException | RuntimeException e) {
      // The library casts what it finds: a number in place of a text is a ClassCastException.
      throw new IllegalArgumentException("not a key set", e);
    }
  }

  private static JsonWebKey pem(String text) throws JoseException, InvalidKeySpecException {
    try {
      return JsonWebKey.Factory.newJwk(new RsaKeyUtil().fromPemEncoded(text));
    } catch (JoseException | InvalidKeySpecException e) {
      return JsonWebKey.Factory.newJwk(new EcKeyUtil().fromPemEncoded(text));
    }
  }

  /** Whether a token that names its key so, or not at all, may be of one of these. */
  boolean mayHold(@Nullable String keyId) {
    return keyId == null || keys.stream().anyMatch(key -> Objects.equals(key.getKeyId(), keyId));
  }
}
