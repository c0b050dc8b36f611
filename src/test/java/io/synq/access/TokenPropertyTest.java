package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No text is an API key but one of our form, and none of it shows where a key is printed. */
class TokenPropertyTest {

  @Property
  void onlyItsFormIsAKey(@ForAll String text) {
    assertThat(KeyText.parse(text)).isEmpty();
    assertThat(KeyText.parse("synq_" + text).isPresent())
        .isEqualTo(text.matches("[A-Za-z0-9]{32}"));
  }

  @Property(tries = 100)
  void printedKeyTellsNotMoreThanItsBeginning() {
    KeyText key = KeyText.random();
    assertThat(KeyText.parse(key.value())).contains(key);
    assertThat(key.toString()).hasSizeLessThan(12);
    assertThat(key.hash()).hasSize(64).doesNotContain(key.value());
  }
}
