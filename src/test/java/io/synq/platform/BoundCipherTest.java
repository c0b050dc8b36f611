package io.synq.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundCipherTest {
  private static final byte[] TEXT = "{\"secret\":\"whsec_abc\"}".getBytes(UTF_8);

  @Test
  void onlyTheSameCallerWithTheSameKeyReadsIt() {
    byte[] stored = BoundCipher.of("key", "synq_a", "row").encrypt(TEXT);
    assertThat(new String(stored, UTF_8)).doesNotContain("secret", "whsec_");
    assertThat(BoundCipher.of("key", "synq_a", "row").decrypt(stored)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({"other,synq_a,row", "key,synq_b,row", "key,'',row", "key,synq_a,other"})
  void nobodyElseDoes(String key, String credential, String row) {
    byte[] stored = BoundCipher.of("key", "synq_a", "row").encrypt(TEXT);
    assertThatThrownBy(() -> BoundCipher.of(key, credential, row).decrypt(stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noTwoTextsAreAlike() {
    BoundCipher cipher = BoundCipher.of("key", "", "row");
    assertThat(cipher.encrypt(TEXT)).isNotEqualTo(cipher.encrypt(TEXT));
  }
}
