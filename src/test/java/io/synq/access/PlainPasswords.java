package io.synq.access;

/** A hash that is no work, and counts how often it was asked. */
final class PlainPasswords extends Pbkdf2 {
  private int checks;

  PlainPasswords() {
    super(1);
  }

  /** How often a password was held against a hash. */
  int checks() {
    return checks;
  }

  @Override
  String hash(String password) {
    return "#" + password;
  }

  @Override
  boolean verify(String password, String hash) {
    checks++;
    return hash(password).equals(hash);
  }
}
