package io.synq.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedEndpointTest {
  private static String named(String url, String description) {
    return new NamedEndpoint(url, description).name();
  }

  @Test
  void isCalledByItsDescriptionOnOneLine() {
    assertThat(named("https://a.example/x", " ERP\r\nbridge ")).isEqualTo("ERP bridge");
    assertThat(named("https://a.example/x", "a".repeat(80))).isEqualTo("a".repeat(80));
    assertThat(named("https://a.example/x", "😀".repeat(1000))).isEqualTo("😀".repeat(80) + "…");
  }

  @Test
  void isCalledByItsHostOtherwiseWhateverTheUrlHolds() {
    assertThat(named("https://a.example/x", null)).isEqualTo("a.example");
    assertThat(named("https://a.example:8443#x", " ")).isEqualTo("a.example");
    assertThat(named("https://a.example/\u00a0{x}", null)).isEqualTo("a.example");
    assertThat(named("https://erp_1.example/x", null)).isEqualTo("erp_1.example");
    assertThat(named("https://bücher.example/x", null)).isEqualTo("bücher.example");
    assertThat(named("https://[::1]:80/x", null)).isEqualTo("[::1]");
  }
}
