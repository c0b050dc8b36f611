package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "text/html, application/json;q=0.9,*/*; q=0.125",
        "application/json;q=0",
        "application/json;q=1.000;x=y",
        "application/json ; Q = 1. , */*",
        "application/json;faq=yes"
      })
  void weightsAreNumbersUpToOne(String header) {
    assertThat(AcceptFilter.isWellFormed(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*;q=nonsense",
        "*/*;q=",
        "*/*;q=1.1",
        "*/*;q=2",
        "*/*;q=-0.1",
        "*/*;q=0.1234",
        "*/*;q=\"0.5\"",
        "a/b;q=0.5, c/d;q=1e0",
        "*/*;Q=x"
      })
  void everythingElseIsNoWeight(String header) {
    assertThat(AcceptFilter.isWellFormed(header)).isFalse();
  }

  @Test
  void noHeaderIsFine() {
    assertThat(AcceptFilter.isWellFormed(null)).isTrue();
  }
}
