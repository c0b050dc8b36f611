package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.JsonConfiguration;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditedEndpointTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final String URL = "https://a.example/in?token=s3cret";

  private final EndpointResponse response =
      endpoint(URL, Map.of("X-Kept", "one", "X-Changed", "two"), null, NOW);
  private final AuditedEndpoint before = AuditedEndpoint.of(response);

  @Test
  void hidesTheValuesOfHeadersAndTheQuery() {
    JsonObject shown = before.redacted();
    assertThat(shown.getString("url")).isEqualTo("https://a.example/in?(hidden)");
    assertThat(texts(shown.getJsonObject("headers")))
        .isEqualTo(Map.of("X-Kept", "(hidden)", "X-Changed", "(hidden)"));
  }

  @Test
  void theRestStandsAsInAnswersAndInTheirOrder() {
    EndpointResponse open = endpoint("https://a.example/in", Map.of(), null, NOW);
    assertThat(JsonConfiguration.jsonb().toJson(AuditedEndpoint.of(open).redacted()))
        .isEqualTo(JsonConfiguration.jsonb().toJson(open));
  }

  @Test
  void saysWhichHiddenValueIsAnother() {
    AuditedEndpoint after =
        audited(
            "https://a.example/in?token=an0ther",
            Map.of("X-Kept", "one", "X-Changed", "three", "X-New", "four"));
    JsonObject shown = after.redacted(before);
    assertThat(shown.getString("url")).isEqualTo("https://a.example/in?(hidden, changed)");
    assertThat(texts(shown.getJsonObject("headers")))
        .isEqualTo(
            Map.of("X-Kept", "(hidden)", "X-Changed", "(hidden, changed)", "X-New", "(hidden)"));
  }

  @Test
  void showsAUrlWithoutAQueryWhole() {
    AuditedEndpoint after = audited("https://b.example/out", Map.of());
    assertThat(after.redacted(before).getString("url")).isEqualTo("https://b.example/out");
  }

  @Test
  void changeOfAHiddenValueIsAChangeAndATimeIsNone() {
    AuditedEndpoint later =
        AuditedEndpoint.of(endpoint(URL, response.headers(), null, NOW.plusSeconds(1)));
    assertThat(later.sameAs(before)).isTrue();
    assertThat(audited(URL, Map.of("X-Kept", "two")).sameAs(before)).isFalse();
  }

  @Test
  void hidesTheQueryOfATokenUrlAndShowsThatASecretIsAnother() {
    AuditedEndpoint one = withTokens("https://auth.example/t?key=s3cret", NOW);
    JsonObject shown = one.redacted().getJsonObject("authentication");
    assertThat(shown.getString("token_url")).isEqualTo("https://auth.example/t?(hidden)");
    assertThat(shown.getString("client_id")).isEqualTo("me");
    AuditedEndpoint other = withTokens("https://auth.example/t?key=s3cret", NOW.plusSeconds(1));
    assertThat(other.sameAs(one)).isFalse();
    AuditedEndpoint changed = withTokens("https://auth.example/t?k", NOW);
    assertThat(changed.redacted(one).getJsonObject("authentication").getString("token_url"))
        .isEqualTo("https://auth.example/t?(hidden, changed)");
    assertThat(changed.redacted(before).getJsonObject("authentication").getString("token_url"))
        .as("where there was none")
        .isEqualTo("https://auth.example/t?(hidden)");
  }

  private static Map<String, String> texts(JsonObject object) {
    return object.keySet().stream().collect(Collectors.toMap(name -> name, object::getString));
  }

  private static AuditedEndpoint audited(String url, Map<String, String> headers) {
    return AuditedEndpoint.of(endpoint(url, headers, null, NOW));
  }

  private static AuditedEndpoint withTokens(String url, Instant changedAt) {
    var client =
        new AuthenticationResponse(
            "oauth2_client_credentials",
            null,
            url,
            "me",
            List.of(),
            null,
            "client_secret_basic",
            null,
            changedAt);
    return AuditedEndpoint.of(endpoint(URL, Map.of(), client, NOW));
  }

  private static EndpointResponse endpoint(
      String url,
      Map<String, String> headers,
      @Nullable AuthenticationResponse authentication,
      Instant updatedAt) {
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
        updatedAt,
        null,
        null);
  }
}
