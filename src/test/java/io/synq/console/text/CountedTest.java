package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void whatWasCutOffBeforeAnythingWasFoundIsNotNothing() {
    assertThat(new Counted(0, true).nothing()).isTrue();
    assertThat(new Counted(0, true).unknown()).isFalse();
    assertThat(new Counted(0, false).nothing()).isFalse();
    assertThat(new Counted(0, false).unknown()).isTrue();
    assertThat(new Counted(1, false).unknown()).isFalse();
  }

  @Test
  void whatWasCutOffIsTheLeast() {
    assertThat(new Counted(1, true).of("one", "ones")).isEqualTo("1 one");
    assertThat(new Counted(1, false).of("one", "ones")).isEqualTo("At least 1 one");
    assertThat(new Counted(2000, false).of("one", "ones")).isEqualTo("At least 2,000 ones");
  }
}
