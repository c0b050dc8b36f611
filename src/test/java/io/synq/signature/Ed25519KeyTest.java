package io.synq.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeyTest {
  /** The key and the signature that Svix's server is tested with. */
  private static final String TEXT =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

  private static final String SIGNATURE =
      "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIME = 1614265330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final Ed25519Key KEY = Ed25519Key.parse(TEXT);
  private static final Secret SECRET = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  /** With another public half. */
  private static final String NO_PAIR =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlaaaaaaaaaaAJ6p9lMicMFs6Kvg==";

  /** That takes a signature, and all keys of a tenant are read for each event. */
  @Test
  void whatIsStoredIsNotCheckedAgain() {
    assertThat(SigningKey.stored(NO_PAIR).value()).isEqualTo(NO_PAIR);
    assertThat(SigningKey.stored(TEXT)).isEqualTo(KEY);
    assertThat(SigningKey.stored(SECRET.value())).isEqualTo(SECRET);
  }

  @Test
  void signsAsOthersDo() {
    assertThat(Signatures.standard(List.of(KEY), ID, TIME, BODY)).isEqualTo(SIGNATURE);
    assertThat(KEY.publicKey()).isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    assertThat(KEY.value()).isEqualTo(TEXT);
    assertThat(SigningKey.parse(TEXT)).isEqualTo(KEY);
  }

  @Test
  void signsBesideASecretAndHasNoPartInOurOwnScheme() {
    String both = Signatures.standard(List.of(KEY, SECRET), ID, TIME, BODY);
    assertThat(both).isEqualTo(SIGNATURE + " v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(verifies(KEY, both)).isTrue();
    assertThat(verifies(SECRET, both)).isTrue();
    assertThat(Signatures.synq(List.of(KEY), TIME, BODY)).isNull();
    assertThat(Signatures.synq(List.of(KEY, SECRET), TIME, BODY))
        .isEqualTo(Signatures.synq(List.of(SECRET), TIME, BODY));
    assertThat(verifies(KEY, "v1," + SIGNATURE.substring("v1a,".length()))).isFalse();
  }

  @Test
  void itsPublicHalfVerifiesAndNoMore() {
    var publicKey = VerifyingKey.parse(KEY.publicKey());
    assertThat(publicKey).isInstanceOf(Ed25519PublicKey.class).hasToString(KEY.publicKey());
    assertThat(verifies(publicKey, SIGNATURE)).isTrue();
    assertThat(verifies(publicKey, "v1,AAAA " + SIGNATURE)).isTrue();
    assertThat(verifies(publicKey, SIGNATURE.replace("v1a,h", "v1a,i"))).isFalse();
    assertThat(verifies(publicKey, "v1," + SIGNATURE.substring("v1a,".length()))).isFalse();
    assertThat(verifies(publicKey, "v1a,AAAA v1a,? v1a,")).isFalse();
    var other = VerifyingKey.parse(Ed25519Key.random(new SecureRandom()).publicKey());
    assertThat(verifies(other, SIGNATURE)).isFalse();
    assertThat(VerifyingKey.parse(TEXT)).isEqualTo(KEY);
    assertThat(VerifyingKey.parse(SECRET.value())).isEqualTo(SECRET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifyingKey.parse("whpk_6Xb/"))
        .withMessage("A public key has 32 bytes");
  }

  private static boolean verifies(VerifyingKey key, String header) {
    return Signatures.verifyStandard(List.of(key), ID, "" + TIME, header, BODY, TIME, 0);
  }

  @Test
  void isMadeAtRandomAndReadAgain() {
    Ed25519Key made = Ed25519Key.random(new SecureRandom());
    assertThat(made).isNotEqualTo(Ed25519Key.random(new SecureRandom()));
    Ed25519Key read = Ed25519Key.parse(made.value());
    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(verifies(read, Signatures.standard(List.of(made), ID, TIME, BODY))).isTrue();
    assertThat(verifies(KEY, Signatures.standard(List.of(made), ID, TIME, BODY))).isFalse();
    assertThat(made.isWeak()).isFalse();
    assertThat(made.toString()).contains(made.publicKey()).doesNotContain(made.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsk_",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
        NO_PAIR,
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg",
        "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
      })
  void nothingElseIsAKey(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ed25519Key.parse(text))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("6Xb/"));
  }
}
