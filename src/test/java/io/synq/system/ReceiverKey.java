package io.synq.system;

import io.synq.signature.Ed25519Key;
import java.security.SecureRandom;

/** What a receiver of docs/receivers verifies with. */
enum ReceiverKey {
  SECRET(
      "WEBHOOK_SECRET",
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "whsec_q1Fl8gD4Ytm0cJ6XwVZkN2oPbR7uEhTi") {
    @Override
    String program(String extension) {
      return extension.equals("java") ? "Receiver.java" : "receiver." + extension;
    }
  },

  PUBLIC_KEY("WEBHOOK_PUBLIC_KEY", random(), random()) {
    @Override
    String program(String extension) {
      return extension.equals("java") ? "ReceiverEd25519.java" : "receiver_ed25519." + extension;
    }
  };

  /** Where the program looks for its key. */
  final String variable;

  /** The key that it is given. */
  final String given;

  /** What signs so that it fits. */
  final String signs;

  /** Another of its kind, which does not fit. */
  final String other;

  ReceiverKey(String variable, Ed25519Key pair, Ed25519Key other) {
    this(variable, pair.publicKey(), pair.value(), other.value());
  }

  ReceiverKey(String variable, String given, String signs, String other) {
    this.variable = variable;
    this.given = given;
    this.signs = signs;
    this.other = other;
  }

  private static Ed25519Key random() {
    return Ed25519Key.random(new SecureRandom());
  }

  /** The file of the program, in a language whose files are called so. */
  abstract String program(String extension);

  /** The other kind. */
  ReceiverKey unlike() {
    return this == SECRET ? PUBLIC_KEY : SECRET;
  }
}
