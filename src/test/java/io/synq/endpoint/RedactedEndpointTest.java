package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactedEndpointTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private final EndpointResponse before =
      endpoint("https://a.example/in?token=s3cret", Map.of("X-Kept", "one", "X-Changed", "two"));

  @Test
  void hidesTheValuesOfHeadersAndTheQuery() {
    var shown = RedactedEndpoint.of(before);
    assertThat(shown.url()).isEqualTo("https://a.example/in?(hidden)");
    assertThat(shown.headers()).isEqualTo(Map.of("X-Kept", "(hidden)", "X-Changed", "(hidden)"));
    assertThat(shown.eventTypes()).isEqualTo(before.eventTypes());
    assertThat(shown.id()).isEqualTo(before.id());
  }

  @Test
  void saysWhichHiddenValueIsAnother() {
    var after =
        endpoint(
            "https://a.example/in?token=an0ther",
            Map.of("X-Kept", "one", "X-Changed", "three", "X-New", "four"));
    var shown = RedactedEndpoint.of(after, before);
    assertThat(shown.url()).isEqualTo("https://a.example/in?(hidden, changed)");
    assertThat(shown.headers())
        .isEqualTo(
            Map.of("X-Kept", "(hidden)", "X-Changed", "(hidden, changed)", "X-New", "(hidden)"));
  }

  @Test
  void showsAUrlWithoutAQueryWhole() {
    var after = endpoint("https://b.example/out", Map.of());
    assertThat(RedactedEndpoint.of(after, before).url()).isEqualTo("https://b.example/out");
  }

  @Test
  void changeOfAHiddenValueIsAChangeAndATimeIsNone() {
    var later =
        new EndpointResponse(
            before.id(),
            before.url(),
            null,
            before.eventTypes(),
            null,
            null,
            null,
            false,
            before.headers(),
            null,
            null,
            null,
            null,
            "none",
            null,
            null,
            before.state(),
            null,
            before.createdAt(),
            NOW.plusSeconds(1),
            null,
            null);
    assertThat(later.sameAs(before)).isTrue();
    assertThat(endpoint(before.url(), Map.of("X-Kept", "two")).sameAs(before)).isFalse();
  }

  @Test
  void hidesTheQueryOfATokenUrlAndShowsThatASecretIsAnother() {
    var client =
        new AuthenticationResponse(
            "oauth2_client_credentials",
            null,
            "https://auth.example/t?key=s3cret",
            "me",
            List.of(),
            null,
            "client_secret_basic",
            null,
            NOW);
    var one = before.with(before.url(), Map.of(), client, NOW);
    var shown = RedactedEndpoint.of(one).authentication();
    assertThat(shown.tokenUrl()).isEqualTo("https://auth.example/t?(hidden)");
    assertThat(shown.clientId()).isEqualTo("me");
    var other = before.with(before.url(), Map.of(), client.at(NOW.plusSeconds(1)), NOW);
    assertThat(other.sameAs(one)).isFalse();
    var changed =
        before.with(before.url(), Map.of(), client.withTokenUrl("https://auth.example/t?k"), NOW);
    assertThat(RedactedEndpoint.of(changed, one).authentication().tokenUrl())
        .isEqualTo("https://auth.example/t?(hidden, changed)");
  }

  private static EndpointResponse endpoint(String url, Map<String, String> headers) {
    return new EndpointResponse(
        "ep_1",
        url,
        null,
        List.of("*"),
        null,
        null,
        null,
        false,
        headers,
        null,
        null,
        null,
        null,
        "none",
        null,
        null,
        "enabled",
        null,
        NOW,
        NOW,
        null,
        null);
  }
}
