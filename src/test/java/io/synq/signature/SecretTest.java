package io.synq.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 26, 32, 63, 64})
  void readsSecretsOf24To64Bytes(int length) {
    var text = secretOf(length);
    assertThat(Secret.parse(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 65, 200})
  void refusesOtherLengths(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.parse(secretOf(length)))
        .withMessage("A secret has 24 to 64 bytes, this one has " + length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        " whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "sk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void refusesAnotherPrefix(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.parse(text))
        .withMessage("A secret starts with whsec_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa*w", // no character of the alphabet
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_", // the URL-safe alphabet
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", // cut short
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // 25 bytes without padding
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB==", // bits after the last byte
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==="
      })
  void refusesAllButPaddedStandardBase64WithoutQuotingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.parse(text))
        .withMessage("A secret is padded standard Base64 after whsec_")
        .withNoCause();
  }

  @Test
  void makesSecretsOf32RandomBytes() {
    var random = new SecureRandom();
    var secret = Secret.random(random);
    var decoded = Base64.getDecoder().decode(secret.value().substring("whsec_".length()));
    assertThat(decoded).hasSize(32);
    assertThat(Secret.parse(secret.value())).isEqualTo(secret);
    assertThat(Secret.random(random)).isNotEqualTo(secret);
  }

  @Test
  void hidesItsValueInText() {
    var secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(secret).hasToString("Secret[whsec_…]");
    assertThat(secret.wholeText().toString()).doesNotContain("MfKQ");
  }

  @Test
  void isEqualByValue() {
    var secret = Secret.parse(secretOf(24));
    assertThat(secret)
        .isEqualTo(Secret.parse(secretOf(24)))
        .hasSameHashCodeAs(Secret.parse(secretOf(24)))
        .isNotEqualTo(Secret.parse(secretOf(25)))
        .isNotEqualTo(secret.value());
  }

  private static String secretOf(int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xfb);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void knowsBytesThatNoRandomSourceMade() {
    for (var text : new String[] {"\0", "password", "0123456789 "}) {
      var bytes =
          text.repeat(24).substring(0, 24).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      var secret = Secret.parse("whsec_" + Base64.getEncoder().encodeToString(bytes));
      assertThat(secret.isWeak()).as(text).isTrue();
    }
    assertThat(Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").isWeak()).isFalse();
    for (int i = 0; i < 1000; i++) {
      assertThat(Secret.random(new SecureRandom()).isWeak()).isFalse();
    }
  }
}
