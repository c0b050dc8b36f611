package io.synq.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final String OLD = "an old key of thirty-two characters";
  private static final String NEW = "a new key, thirty-two characters too";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final KeyRing old = new KeyRing(List.of(OLD));
  private final KeyRing both = new KeyRing(List.of(NEW, OLD));
  private final KeyRing newest = new KeyRing(List.of(NEW));

  @Test
  void opensWhatItSealedAndShowsNothingOfIt() {
    String sealed = old.seal(SECRET, "sec_1");
    assertThat(sealed).doesNotContain("whsec_", SECRET.substring(6), OLD);
    assertThat(old.open(sealed, "sec_1")).isEqualTo(SECRET);
    assertThat(old.seal(SECRET, "sec_1")).isNotEqualTo(sealed);
  }

  /** {@code printf %s "$KEY" | sha256sum | cut -c1-8} */
  @Test
  void namesItsKeysAsAnybodyCan() {
    assertThat(both.names()).containsExactly("ebd7befc", "ecac133e");
    assertThat(both.current()).isEqualTo("ebd7befc");
    assertThat(old.seal(SECRET, "sec_1")).startsWith("ecac133e.");
  }

  @Test
  void readsWithEachKeyAndWritesWithTheFirst() {
    String before = old.seal(SECRET, "sec_1");
    assertThat(both.open(before, "sec_1")).isEqualTo(SECRET);
    assertThat(both.isCurrent(before)).isFalse();
    String after = both.seal(SECRET, "sec_1");
    assertThat(both.isCurrent(after)).isTrue();
    assertThat(newest.open(after, "sec_1")).isEqualTo(SECRET);
  }

  @Test
  void namesTheKeyThatIsMissing() {
    String sealed = old.seal(SECRET, "sec_1");
    assertThatIllegalStateException()
        .isThrownBy(() -> newest.open(sealed, "sec_1"))
        .withMessageContaining("ecac133e");
  }

  @Test
  void opensNothingInAnotherRowOrChanged() {
    String sealed = old.seal(SECRET, "sec_1");
    assertThatIllegalStateException().isThrownBy(() -> old.open(sealed, "sec_2"));
    String changed = sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? 'B' : 'A');
    assertThatIllegalStateException()
        .isThrownBy(() -> old.open(changed + sealed.substring(21), "sec_1"));
  }

  /** The longest that an endpoint may have, in a column of 200. */
  @Test
  void fitsItsColumn() {
    assertThat(old.seal("w".repeat(94), "sec_1")).hasSizeLessThanOrEqualTo(200);
  }
}
