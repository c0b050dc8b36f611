package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.outbound.Keys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Receivers are shown what they ask for, which nobody else is. */
@Order(12)
class AuthenticationSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String SECRET = "n0b0dy-sh4ll-s33";
  private static Receiver strict;
  private static Keys one;
  private static Keys other;

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  /** One that asks for a certificate of these two. */
  @BeforeAll
  static void listen() throws Exception {
    one = TestKeys.client("one");
    other = TestKeys.client("other", "-keyalg", "RSA", "-validity", "10");
    strict = new Receiver(TestKeys.RECEIVER.socketsFor(one, other));
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
    strict.close();
  }

  private JsonObject endpoint(String url, String type, String authentication) {
    return tenant
        .api()
        .post(
            "/endpoints",
            "{\"url\":\"%s\",\"event_types\":[\"%s\"],\"authentication\":%s}"
                .formatted(url, type, authentication))
        .expect(201)
        .json();
  }

  private static String basic(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private JsonObject attempt(String event, String state) {
    List<JsonObject> attempts =
        tenant
            .delivery(
                event,
                Duration.ofSeconds(40),
                one ->
                    one.getString("state").equals(state) && !one.getJsonArray("attempts").isEmpty())
            .getJsonArray("attempts")
            .getValuesAs(JsonObject.class);
    return attempts.get(attempts.size() - 1);
  }

  private void assertHidden(String... secrets) {
    assertThat(tenant.api().get("/audit").expect(200).text()).doesNotContain(secrets);
    assertThat(tenant.api().get("/endpoints").expect(200).text()).doesNotContain(secrets);
    assertThat(server.messages()).doesNotContain(secrets);
  }

  @Test
  void userNameAndPasswordAreSentAndKeptAndNotShown() {
    String url = RECEIVER.on("/basic", Reaction.status(200));
    JsonObject made =
        endpoint(
            url,
            "order.basic",
            "{\"type\":\"basic\",\"username\":\"synq\",\"password\":\"" + SECRET + "\"}");
    JsonObject shown = made.getJsonObject("authentication");
    assertThat(shown.keySet())
        .containsExactlyInAnyOrder(
            "type",
            "username",
            "token_url",
            "client_id",
            "scopes",
            "audience",
            "client_authentication",
            "certificate",
            "updated_at");
    assertThat(shown.getString("username")).isEqualTo("synq");
    JsonObject attempt = attempt(tenant.post("order.basic"), "delivered");
    assertThat(RECEIVER.at("/basic").get(0).header("Authorization"))
        .isEqualTo(basic("synq:" + SECRET));
    assertThat(attempt.getJsonObject("request_headers").getString("Authorization"))
        .isEqualTo("(hidden)");
    String path = "/endpoints/" + made.getString("id");
    tenant.api().patch(path, "{\"authentication\":{\"username\":\"renamed\"}}").expect(200);
    attempt(tenant.post("order.basic"), "delivered");
    assertThat(RECEIVER.at("/basic").get(1).header("Authorization"))
        .isEqualTo(basic("renamed:" + SECRET));
    JsonObject before = tenant.api().get(path).json();
    tenant.api().patch(path, "{\"authentication\":{\"password\":\"2" + SECRET + "\"}}").expect(200);
    JsonObject entry = tenant.api().get("/audit").expect(200).data().get(0);
    assertThat(entry.getString("action")).isEqualTo("endpoint.updated");
    assertThat(entry.getJsonObject("before").getJsonObject("authentication"))
        .isEqualTo(before.getJsonObject("authentication"))
        .isNotEqualTo(entry.getJsonObject("after").getJsonObject("authentication"));
    Answer elsewhere = tenant.api().patch(path, "{\"url\":\"http://127.0.0.2:9/\"}");
    assertThat(elsewhere.expectProblem(422).pointers()).containsExactly("/url");
    tenant.api().patch(path, "{\"authentication\":null}").expect(200);
    attempt(tenant.post("order.basic"), "delivered");
    assertThat(RECEIVER.at("/basic").get(2).header("Authorization")).isEmpty();
    assertHidden(SECRET, basic("synq:" + SECRET).substring(6));
  }

  private static Reaction token(String value) {
    return Reaction.answer(
        200,
        "{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}",
        "Content-Type: application/json");
  }

  @Test
  void anAccessTokenIsAskedForOnceAndReplacedWhenItIsRevoked() {
    String tokenUrl =
        RECEIVER.on(
            "/token",
            Reaction.answer(401, "{\"error\":\"invalid_client\"}"),
            token("first-" + SECRET),
            token("second-" + SECRET));
    String url = RECEIVER.on("/oauth", Reaction.status(200));
    JsonObject made =
        endpoint(
            url,
            "order.oauth",
            "{\"type\":\"oauth2_client_credentials\",\"token_url\":\"%s\",\"client_id\":\"me\",\"client_secret\":\"%s\",\"scopes\":[\"a\",\"b\"]}"
                .formatted(tokenUrl, SECRET));
    JsonObject shown = made.getJsonObject("authentication");
    assertThat(shown.getString("token_url")).isEqualTo(tokenUrl);
    assertThat(shown.getString("client_id")).isEqualTo("me");
    assertThat(shown.getString("client_authentication")).isEqualTo("client_secret_basic");
    String event = tenant.post("order.oauth");
    JsonObject delivered = tenant.delivery(event, "delivered");
    List<JsonObject> attempts = delivered.getJsonArray("attempts").getValuesAs(JsonObject.class);
    assertThat(attempts.get(0).getJsonObject("error").toString())
        .contains(
            "\"token\"", "no access token: the server at 127.0.0.1 answered 401 (invalid_client)");
    tenant.delivery(tenant.post("order.oauth"), "delivered");
    assertThat(RECEIVER.at("/oauth"))
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer first-" + SECRET, "Bearer first-" + SECRET);
    List<Received> asked = RECEIVER.at("/token");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).header("Authorization")).isEqualTo(basic("me:" + SECRET));
    assertThat(asked.get(1).text()).isEqualTo("grant_type=client_credentials&scope=a+b");
    RECEIVER.on("/oauth", Reaction.status(401));
    String refused = tenant.post("order.oauth");
    Await.until(
        Duration.ofSeconds(40),
        () ->
            RECEIVER.at("/oauth").stream()
                .anyMatch(one -> one.header("Authorization").equals("Bearer second-" + SECRET)));
    RECEIVER.on("/oauth", Reaction.status(200));
    attempt(refused, "delivered");
    tenant
        .api()
        .patch(
            "/endpoints/" + made.getString("id"),
            "{\"authentication\":{\"client_authentication\":\"client_secret_post\"}}")
        .expect(200);
    attempt(tenant.post("order.oauth"), "delivered");
    List<Received> after = RECEIVER.at("/token");
    assertThat(after.get(after.size() - 1).text())
        .isEqualTo("grant_type=client_credentials&scope=a+b&client_id=me&client_secret=" + SECRET);
    assertHidden(SECRET);
  }

  private static String certificate(Keys keys) {
    return "{\"type\":\"client_certificate\",\"pkcs12\":\"%s\",\"password\":\"%s\"}"
        .formatted(TestKeys.base64(keys), Keys.PASSWORD);
  }

  @Test
  @Conformance
  void eachEndpointShowsItsOwnCertificate() {
    String first = strict.on("/one", Reaction.status(200));
    String second = strict.on("/other", Reaction.status(200));
    JsonObject made = endpoint(first, "order.tls", certificate(one));
    String otherId = endpoint(second, "order.tls", certificate(other)).getString("id");
    JsonObject shown = made.getJsonObject("authentication").getJsonObject("certificate");
    assertThat(shown.getString("subject")).isEqualTo("CN=one");
    assertThat(shown.getString("issuer")).isEqualTo("CN=one");
    assertThat(Instant.parse(shown.getString("not_after"))).isAfter(Instant.now());
    assertThat(shown.getString("sha256")).matches("[0-9a-f]{64}");
    for (int i = 1; i <= 3; i++) {
      tenant.post("order.tls");
      strict.await("/one", i);
      strict.await("/other", i);
    }
    assertThat(strict.at("/one")).extracting(strict::client).containsOnly("CN=one");
    assertThat(strict.at("/other")).extracting(strict::client).containsOnly("CN=other");
    String path = "/endpoints/" + made.getString("id");
    tenant.api().delete("/endpoints/" + otherId).expect(204);
    tenant.api().patch(path, "{\"authentication\":" + certificate(other) + "}").expect(200);
    attempt(tenant.post("order.tls"), "delivered");
    List<Received> requests = strict.at("/one");
    assertThat(strict.client(requests.get(requests.size() - 1))).isEqualTo("CN=other");
    tenant.api().patch(path, "{\"authentication\":null}").expect(200);
    String event = tenant.post("order.tls");
    // An attempt whose connection ends before the alert is read says that instead.
    Await.until(
        Duration.ofSeconds(40),
        () ->
            attempt(event, "retrying")
                .getJsonObject("error")
                .getString("text")
                .contains("asks for a client certificate, which the endpoint does not have"));
  }

  @Test
  void aFileThatIsNoneOrCannotBeOpenedIsRefused() {
    String path =
        "/endpoints/" + endpoint("https://127.0.0.1:9/", "order.tls", "null").getString("id");
    for (String file : List.of("AAAA", "not base64!", TestKeys.base64(one))) {
      String patch =
          Json.createObjectBuilder()
              .add(
                  "authentication",
                  Json.createObjectBuilder()
                      .add("type", "client_certificate")
                      .add("pkcs12", file)
                      .add("password", "wrong"))
              .build()
              .toString();
      Answer refused = tenant.api().patch(path, patch).expectProblem(422);
      assertThat(refused.pointers()).containsExactly("/authentication/pkcs12");
    }
    assertThat(tenant.api().get(path).json().isNull("authentication")).isTrue();
  }
}
