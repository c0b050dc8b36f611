package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/overview",
        "/console/webhooks/events?event_type=order.created&at=a~b",
        "/console/webhooks/endpoint?id=ep_1#attempts",
        "/console/t/demo/webhooks/endpoint?id=ep_1"
      })
  void pagesOfTheConsoleAreGoneBackTo(String address) {
    assertThat(Next.wanted(address).address()).isEqualTo(address);
  }

  /** For browsers what stands between two slashes and a third one is a host. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "///console/overview",
        "///console/overview?next=//evil.example.com",
        "///console/t/demo/webhooks/endpoint?id=ep_1#attempts"
      })
  void addressWithoutAHostStaysHere(String address) {
    assertThat(Next.wanted(address).address()).isEqualTo(address.substring(2));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "//evil.example.com",
        "//evil.example.com/console/overview",
        "////console/overview",
        "/////console/overview",
        "https://evil.example.com",
        "https://evil.example.com/console/overview",
        "https:/console/overview",
        "javascript:alert(1)",
        "/\\evil.example.com",
        "\\\\evil.example.com",
        "/console/../api/v1/events",
        "/console/overview/../../api",
        "/console/%6fverview",
        "/console/overview;x",
        "/console/overview?a b",
        "/console/overview?a\r\nLocation: https://evil.example.com",
        "/console/overview\t",
        "/console/sign-in",
        "/console/t/demo/../../../api",
        "/console/t/demo/account",
        "/console/t/demo/sign-in",
        "/console/t/De%6do/overview",
        "/console/sso",
        "/console/sso/return?state=x",
        "/console/error",
        "/api/v1/events",
        "/openapi/ui",
        "/portal/t/demo/webhooks",
        "/portal/open",
        "console/overview",
        "?",
        "#"
      })
  void allElseLeadsToTheOverview(String address) {
    assertThat(Next.wanted(address).address()).isEqualTo("/console/overview");
  }
}
