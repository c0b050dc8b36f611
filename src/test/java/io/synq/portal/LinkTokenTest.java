package io.synq.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTest {
  @Test
  void isReadAsItWasMadeAndIsInNoLog() {
    LinkToken token = LinkToken.random();
    assertThat(LinkToken.parse(token.value())).contains(token);
    assertThat(token.toString()).doesNotContain(token.value());
    assertThat(token.hash()).hasSize(64).isNotEqualTo(LinkToken.random().hash());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"abc", "%20", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"})
  void allElseIsNone(String text) {
    assertThat(LinkToken.parse(text)).isEmpty();
  }
}
