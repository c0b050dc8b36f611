package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final String PASSWORD = "correct-horse";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Passwords passwords = new Passwords(() -> now, new PlainPasswords());

  @ParameterizedTest
  @ValueSource(strings = {"", "elevenchars", "Ann@Example.com", "aaaaaaaaaaaaaaaa", "121212121212"})
  void weakOnesAreRefused(String password) {
    assertThat(Passwords.objection(password, "ann@example.com")).isPresent();
  }

  @Test
  void twelveToTwoHundredCharactersWillDo() {
    assertThat(Passwords.objection("twelve-chars", "ann")).isEmpty();
    assertThat(Passwords.objection("abcdefghij".repeat(20), "ann")).isEmpty();
    assertThat(Passwords.objection("abcdefghij".repeat(20) + "k", "ann")).isPresent();
    assertThat(Passwords.objection(Passwords.generate(), "ann")).isEmpty();
  }

  @Test
  void rightOneNeedsNoSecondCheckForAMinute() {
    String hash = passwords.hash(PASSWORD, "t1");
    assertThat(passwords.proven(PASSWORD, hash)).isFalse();
    assertThat(passwords.verify(PASSWORD, hash)).isTrue();
    now = now.plusSeconds(59);
    assertThat(passwords.proven(PASSWORD, hash)).isTrue();
    assertThat(passwords.proven(PASSWORD + "x", hash)).isFalse();
    assertThat(passwords.proven(PASSWORD, passwords.hash("another-password", "t1"))).isFalse();
    now = now.plusSeconds(1);
    assertThat(passwords.proven(PASSWORD, hash)).isFalse();
  }

  @Test
  void wrongOneProvesNothing() {
    String hash = passwords.hash(PASSWORD, "t1");
    assertThat(passwords.verify("wrong-password", hash)).isFalse();
    assertThat(passwords.proven("wrong-password", hash)).isFalse();
    assertThat(passwords.verify(PASSWORD, passwords.nobodys())).isFalse();
  }
}
