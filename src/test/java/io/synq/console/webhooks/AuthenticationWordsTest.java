package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.AuthenticationResponse;
import io.synq.endpoint.EndpointResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationWordsTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private static EndpointResponse endpoint(@Nullable AuthenticationResponse authentication) {
    return new EndpointResponse(
        "ep_1",
        "https://example.com/",
        null,
        List.of("*"),
        null,
        null,
        null,
        false,
        Map.of(),
        authentication,
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

  private static AuthenticationResponse certificate(Instant end) {
    var certificate = new AuthenticationResponse.Certificate("CN=a", "CN=b", end, "00");
    return new AuthenticationResponse(
        "client_certificate", null, null, null, null, null, null, certificate, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, Its client certificate has expired: receivers that ask for one refuse it.",
    "0, Its client certificate has expired: receivers that ask for one refuse it.",
    "3600, Its client certificate expires within a day.",
    "90000, Its client certificate expires in 1 day.",
    "2592000, Its client certificate expires in 30 days.",
    "2592001, ''"
  })
  void aCertificateThatEndsSoonIsToldOf(long seconds, String words) {
    assertThat(AuthenticationWords.warning(endpoint(certificate(NOW.plusSeconds(seconds))), NOW))
        .isEqualTo(words);
  }

  @Test
  void otherAuthenticationDoesNotEnd() {
    var basic = new AuthenticationResponse("basic", "u", null, null, null, null, null, null, NOW);
    assertThat(AuthenticationWords.warning(endpoint(basic), NOW)).isEmpty();
    assertThat(AuthenticationWords.warning(endpoint(null), NOW)).isEmpty();
    assertThat(AuthenticationWords.of(endpoint(basic))).isEqualTo("user name u and a password");
    assertThat(AuthenticationWords.of(endpoint(null))).isEqualTo("by signatures only");
  }
}
