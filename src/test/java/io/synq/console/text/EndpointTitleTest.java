package io.synq.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTitleTest {
  private static final String LONG =
      "https://warehouse.example.com/hooks/" + "a".repeat(80) + "/orders?key=17";

  @Test
  void isWhatSomebodyDescribed() {
    assertThat(EndpointTitle.of("Orders to ERP ", "https://a.b")).isEqualTo("Orders to ERP");
    assertThat(EndpointTitle.of("x".repeat(1000), "https://a.b")).hasSize(100).endsWith("x…");
    assertThat(EndpointTitle.of(" ", "https://a.b")).isEqualTo("https://a.b");
    assertThat(EndpointTitle.of(null, LONG)).isEqualTo(EndpointTitle.shortened(LONG));
  }

  @Test
  void longUrlKeepsItsBeginningAndItsEnd() {
    assertThat(EndpointTitle.shortened(LONG))
        .hasSize(52)
        .startsWith("https://warehouse.example")
        .contains("…")
        .endsWith("/orders?key=17");
    assertThat(EndpointTitle.shortened("https://example.com/a")).isEqualTo("https://example.com/a");
  }
}
