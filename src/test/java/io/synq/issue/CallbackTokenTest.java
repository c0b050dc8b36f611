package io.synq.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTokenTest {
  private static final byte[] KEY = key("a key of at least thirty-two characters");
  private static final Instant EXPIRY = Instant.parse("2026-01-02T03:04:05Z");
  private static final CallbackToken TOKEN = token("5b0a4c9e-2c7e-4c37-9c55-2f1d3a0b7e11");

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CallbackToken token(String issueId) {
    return new CallbackToken(
        "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44", issueId, IssueCommand.MARK_FIXED, EXPIRY);
  }

  @ParameterizedTest
  @EnumSource
  void givesBackWhatWasSealed(IssueCommand command) {
    var token = new CallbackToken(TOKEN.tenantId(), "orders:freshness.1", command, EXPIRY);
    assertThat(CallbackToken.open(token.seal(KEY), KEY)).contains(token);
  }

  @Test
  void isShortAndNeedsNoEscapeInAUrl() {
    assertThat(TOKEN.seal(KEY)).matches("[A-Za-z0-9_-]{120,130}");
  }

  @Test
  void keepsSecondsOfItsExpiry() {
    var token =
        new CallbackToken(
            TOKEN.tenantId(), TOKEN.issueId(), TOKEN.command(), EXPIRY.plusNanos(999_999_999));
    assertThat(CallbackToken.open(token.seal(KEY), KEY)).contains(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "12", "123"})
  void noCharacterOfItCanBeAnother(String issueId) {
    // Lengths with and without unused bits in the last character.
    var text = token(issueId).seal(KEY);
    for (int i = 0; i < text.length(); i++) {
      for (char c : "Aa0B_-".toCharArray()) {
        var altered = text.substring(0, i) + c + text.substring(i + 1);
        if (!altered.equals(text)) {
          assertThat(CallbackToken.open(altered, KEY)).as(altered).isEmpty();
        }
      }
    }
  }

  @Test
  void isNotOursUnderAnotherKey() {
    assertThat(CallbackToken.open(TOKEN.seal(key("another key of thirty-two characters")), KEY))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "==", "A", "AAAA", " ", "\n"})
  void nothingCanBeAdded(String more) {
    assertThat(CallbackToken.open(TOKEN.seal(KEY) + more, KEY)).isEmpty();
    assertThat(CallbackToken.open(more + TOKEN.seal(KEY), KEY)).isEmpty();
  }

  @Test
  void nothingCanBeLeftOut() {
    var text = TOKEN.seal(KEY);
    for (int i = 0; i < text.length(); i++) {
      assertThat(CallbackToken.open(text.substring(0, i), KEY)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "eyJ3Ijoi", "!", "ünï", "../events", "AAAA"})
  void otherTextsAreNotTokens(String text) {
    assertThat(CallbackToken.open(text, KEY)).isEmpty();
    assertThat(CallbackToken.open(text.repeat(400), KEY)).isEmpty();
  }
}
