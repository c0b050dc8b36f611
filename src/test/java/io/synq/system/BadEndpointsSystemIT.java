package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that cannot be are refused, whether they are to be made or changed. */
class BadEndpointsSystemIT {
  private static final String URL = "http://127.0.0.1:9/hook";

  private static TestTenant tenant;

  @BeforeAll
  static void makeTenant() {
    tenant = TestTenant.on(Servers.standard());
  }

  static Stream<Arguments> invalid() {
    String many =
        IntStream.range(0, 61)
            .mapToObj(i -> "\"a.b" + i + "\"")
            .reduce((a, b) -> a + "," + b)
            .get();
    return Stream.of(
        arguments("/url", "\"url\":\"/relative\""),
        arguments("/url", "\"url\":\"\""),
        arguments("/url", "\"url\":7"),
        arguments("/url", "\"url\":null"),
        arguments("/url", "\"url\":\"mailto:me@example.com\""),
        arguments("/url", "\"url\":\"https://10.0.0.1/\""),
        arguments("/url", "\"url\":\"https://example.com/" + "x".repeat(2048) + "\""),
        arguments("/event_types", "\"event_types\":[]"),
        arguments("/event_types", "\"event_types\":null"),
        arguments("/event_types", "\"event_types\":\"*\""),
        arguments("/event_types", "\"event_types\":[" + many + "]"),
        arguments("/event_types/1", "\"event_types\":[\"a.b\",\"Order.Created\"]"),
        arguments("/event_types/0", "\"event_types\":[\"*.created\"]"),
        arguments("/event_types/0", "\"event_types\":[\"order\"]"),
        arguments("/event_types/0", "\"event_types\":[7]"),
        arguments("/description", "\"description\":7"),
        arguments("/description", "\"description\":\"a\\u0000b\""),
        arguments("/max_in_flight", "\"max_in_flight\":0"),
        arguments("/max_in_flight", "\"max_in_flight\":65"),
        arguments("/max_in_flight", "\"max_in_flight\":1.5"),
        arguments("/max_in_flight", "\"max_in_flight\":\"3\""),
        arguments("/rate_limit", "\"rate_limit\":0"),
        arguments("/ordering", "\"ordering\":\"time\""),
        arguments("/ordering_limit_seconds", "\"ordering_limit_seconds\":259201"),
        arguments("/rate_limit", "\"rate_limit\":10001"),
        arguments("/retry", "\"retry\":7"),
        arguments("/retry/limit_seconds", "\"retry\":{\"limit_seconds\":259201}"),
        arguments("/retry/final_statuses/0", "\"retry\":{\"final_statuses\":[200]}"),
        arguments(
            "/retry/longest_wait_seconds",
            "\"retry\":{\"first_wait_seconds\":9,\"longest_wait_seconds\":8}"),
        arguments("/authentication", "\"authentication\":7"),
        arguments("/authentication/type", "\"authentication\":{\"type\":\"digest\"}"),
        arguments(
            "/authentication/password",
            "\"authentication\":{\"type\":\"basic\",\"username\":\"u\"}"),
        arguments(
            "/authentication/token_url",
            "\"authentication\":{\"type\":\"oauth2_client_credentials\",\"client_id\":\"c\","
                + "\"client_secret\":\"s\",\"token_url\":\"https://10.0.0.1/\"}"),
        arguments("/signature", "\"signature\":\"rsa\""),
        arguments("/secret", "\"secret\":\"whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=\""),
        arguments("/enabled", "\"enabled\":\"yes\""),
        arguments("/headers", "\"headers\":[]"),
        arguments("/headers/X-A", "\"headers\":{\"X-A\":\"a\\r\\nb\"}"),
        arguments("/headers/X A", "\"headers\":{\"X A\":\"a\"}"),
        arguments("/headers/X-A", "\"headers\":{\"X-A\":7}"),
        arguments("/description", "\"description\":\"a\",\"description\":\"b\""),
        arguments("/headers/X-A", "\"headers\":{\"X-A\":\"a\",\"X-A\":\"b\"}"),
        arguments("/state", "\"state\":\"enabled\""),
        arguments("/id", "\"id\":\"ep_1\""));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("invalid")
  void invalidMemberIsRefusedByItsPointer(String pointer, String member) {
    String others =
        (member.startsWith("\"url\"") ? "" : ",\"url\":\"" + URL + "\"")
            + (member.startsWith("\"event_types\"") ? "" : ",\"event_types\":[\"*\"]");
    int known = tenant.api().get("/endpoints?limit=200").data().size();
    Answer made = tenant.api().post("/endpoints", "{" + member + others + "}").expectProblem(422);
    assertThat(made.pointers()).containsExactly(pointer);
    assertThat(tenant.api().get("/endpoints?limit=200").data()).hasSize(known);

    String path = "/endpoints/" + tenant.endpoint(URL, "a.b").getString("id");
    Answer before = tenant.api().get(path);
    Answer changed = tenant.api().patch(path, "{" + member + "}").expectProblem(422);
    assertThat(changed.pointers()).containsExactly(pointer);
    assertThat(tenant.api().get(path).json()).isEqualTo(before.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type",
        "content-length",
        "User-Agent",
        "Synq-Signature",
        "synq-anything",
        "Webhook-Id",
        "webhook-signature",
        "Host",
        "Transfer-Encoding",
        "Connection",
        "Keep-Alive",
        "Upgrade",
        "TE",
        "Trailer",
        "TraceParent",
        "tracestate"
      })
  void reservedHeadersAreRefused(String name) {
    String body =
        "{\"url\":\"" + URL + "\",\"event_types\":[\"*\"],\"headers\":{\"" + name + "\":\"x\"}}";
    Answer answer = tenant.api().post("/endpoints", body).expectProblem(422);
    assertThat(answer.pointers()).containsExactly("/headers/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "whsec_",
        "whsec_short",
        "whsec_AAAA",
        "whsec_!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void badSecretsAreRefusedAndNotRepeated(String secret) {
    String body = "{\"url\":\"" + URL + "\",\"event_types\":[\"*\"],\"secret\":\"" + secret + "\"}";
    Answer answer = tenant.api().post("/endpoints", body).expectProblem(422);
    assertThat(answer.pointers()).containsExactly("/secret");
  }

  @Test
  void missingMembersAreNamed() {
    assertThat(tenant.api().post("/endpoints", "{}").expectProblem(422).pointers())
        .contains("/url", "/event_types");
  }

  @Test
  void malformedBodiesAreRefused() {
    tenant.api().post("/endpoints", "{").expectProblem(400);
    tenant.api().post("/endpoints", "").expectProblem(400);
    tenant.api().post("/endpoints", "[]").expectProblem(422);
    tenant.api().post("/endpoints", "[".repeat(10_000)).expectProblem(400);
    tenant
        .api()
        .post("/endpoints", "{\"description\":\"" + "x".repeat(70_000) + "\"}")
        .expectProblem(413);
    tenant.api().post("/endpoints", "text/plain", "{}".getBytes()).expectProblem(415);
  }
}
