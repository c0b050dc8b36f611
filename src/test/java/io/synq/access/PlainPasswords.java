package io.synq.access;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.InstantSource;
import java.util.Map;

/** A hash that is no work, and counts how often it was asked. */
final class PlainPasswords implements Pbkdf2PasswordHash {
  int verified;

  private PlainPasswords() {}

  static Passwords on(InstantSource clock) {
    Passwords passwords = new Passwords(clock);
    passwords.pbkdf2 = new PlainPasswords();
    passwords.start();
    return passwords;
  }

  /** How often a password was held against a hash. */
  static int checks(Passwords passwords) {
    return ((PlainPasswords) passwords.pbkdf2).verified;
  }

  @Override
  public void initialize(Map<String, String> parameters) {}

  @Override
  public String generate(char[] password) {
    return "#" + new String(password);
  }

  @Override
  public boolean verify(char[] password, String hashedPassword) {
    verified++;
    return generate(password).equals(hashedPassword);
  }
}
