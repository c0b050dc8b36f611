package io.synq.endpoint;

import io.synq.platform.Randoms;
import io.synq.platform.Word;
import io.synq.signature.Ed25519Key;
import io.synq.signature.Secret;
import io.synq.signature.SigningKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what an endpoint's deliveries are signed. */
enum KeyKind implements Word {
  /** A secret that the receiver shares: {@code v1}. */
  HMAC,
  /** A key of which the receiver has the public half: {@code v1a}. */
  ED25519;

  static final String HMAC_TEXT = "hmac";
  static final String ED25519_TEXT = "ed25519";

  /** As requests name it; the other one where they do not. */
  static KeyKind of(@Nullable String text, KeyKind otherwise) {
    return text == null ? otherwise : valueOf(text.toUpperCase(Locale.ROOT));
  }

  static KeyKind of(SigningKey key) {
    return key instanceof Ed25519Key ? ED25519 : HMAC;
  }

  SigningKey random() {
    return this == HMAC ? Secret.random(Randoms.secure()) : Ed25519Key.random(Randoms.secure());
  }

  /** What the owner of a key may see of it: of a pair, nothing that signs. */
  static @Nullable String secret(SigningKey key) {
    return key instanceof Secret ? key.value() : null;
  }

  /** What verifies, where that is something else than the secret. */
  static @Nullable String publicKey(SigningKey key) {
    return key instanceof Ed25519Key pair ? pair.publicKey() : null;
  }
}
