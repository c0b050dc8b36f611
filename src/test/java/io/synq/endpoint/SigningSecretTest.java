package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.secrets.KeyRing;
import io.synq.signature.Secret;
import io.synq.signature.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private static final KeyRing KEYS = new KeyRing(List.of("a key of thirty-two characters or so"));

  private final SigningSecret secret =
      new SigningSecret(
          "sec_1", "ep_1", Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), KEYS, NOW);

  /** Its halves were compared when it came in; here they are of different keys. */
  @Test
  void isReadWithoutBeingCheckedAgain() {
    SigningKey odd =
        SigningKey.stored(
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlaaaaaaaaaaAJ6p9lMicMFs6Kvg==");
    assertThat(new SigningSecret("sec_2", "ep_1", odd, KEYS, NOW).key(KEYS)).isEqualTo(odd);
  }

  @Test
  void hasNoEndAtFirst() {
    assertThat(secret.expiresAt()).isNull();
    assertThat(secret.liveAt(Instant.MAX)).isTrue();
  }

  @Test
  void isLiveUntilItsEndAndNotAtIt() {
    secret.expireBy(NOW);
    assertThat(secret.liveAt(NOW.minusNanos(1))).isTrue();
    assertThat(secret.liveAt(NOW)).isFalse();
  }

  /** The clock was set back before each of these was made. */
  @Test
  void theNewestComesFirstWhateverItsId() {
    SigningSecret second = made("sec_2");
    SigningSecret oldest = made("sec_3");
    SigningSecret newest = made("sec_1");
    oldest.expireBy(NOW.plusSeconds(1));
    second.expireBy(NOW.plusSeconds(2));
    assertThat(Stream.of(oldest, second, newest).sorted(SigningSecret.NEWEST_FIRST))
        .containsExactly(newest, second, oldest);
    second.expireBy(NOW);
    oldest.expireBy(NOW);
    assertThat(Stream.of(second, oldest, newest).sorted(SigningSecret.NEWEST_FIRST))
        .as("of those that end at once, by their ids")
        .containsExactly(newest, oldest, second);
  }

  private SigningSecret made(String id) {
    return new SigningSecret(id, "ep_1", secret.key(KEYS), KEYS, NOW);
  }

  @Test
  void endsSoonerButNeverLaterThanItWasTo() {
    secret.expireBy(NOW.plusSeconds(2));
    secret.expireBy(NOW.plusSeconds(3));
    assertThat(secret.expiresAt()).isEqualTo(NOW.plusSeconds(2));
    secret.expireBy(NOW.plusSeconds(1));
    assertThat(secret.expiresAt()).isEqualTo(NOW.plusSeconds(1));
  }
}
