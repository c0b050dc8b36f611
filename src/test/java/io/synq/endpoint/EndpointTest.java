package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.synq.platform.JsonConfiguration;
import io.synq.signature.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void itsSecretIsAMemberOnlyOfTheAnswerThatMadeIt() {
    var request = EndpointRequest.forAll("https://example.com/", "Everything");
    var endpoint = new Endpoint("ep_1", "tn_1", request, Instant.EPOCH);
    var secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(json(EndpointResponse.of(endpoint)))
        .contains("\"filter\":null")
        .doesNotContain("secret");
    assertThat(json(EndpointResponse.of(new EndpointChanges.Created(endpoint, secret))))
        .contains("\"secret\":\"" + secret.value() + "\"");
  }

  /** A receiver that is slow to say that it is gone says it of what was called. */
  @Test
  void whatCameOfAnAttemptConcernsItOnlyIfItIsStillTheSame() {
    URI url = URI.create("https://example.com/");
    Instant made = Instant.EPOCH;
    var endpoint = new Endpoint("ep_1", "tn_1", EndpointRequest.forAll(url.toString(), ""), made);
    assertThat(endpoint.isStill(url, made)).isTrue();
    assertThat(endpoint.isStill(URI.create("https://example.com/old"), made)).isFalse();
    endpoint.disable(DisabledReason.MANUAL, made.plusSeconds(1));
    endpoint.enable(made.plusSeconds(2));
    assertThat(endpoint.isStill(url, made.plusSeconds(1))).isFalse();
    assertThat(endpoint.isStill(url, made.plusSeconds(2))).isTrue();
  }

  private static String json(EndpointResponse shown) {
    return JsonConfiguration.jsonb().toJson(shown);
  }

  @Test
  void aHeaderThatWasKeptTwiceIsSentOnce() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "old");
    headers.put("X-Own", "1");
    headers.put("authorization", "new");
    var form =
        new EndpointRequest(
            "https://example.com/",
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
            true,
            null,
            null);
    assertThat(new Endpoint("ep_1", "tn_1", form, Instant.EPOCH).headers())
        .containsExactly(entry("Authorization", "new"), entry("X-Own", "1"));
  }
}
