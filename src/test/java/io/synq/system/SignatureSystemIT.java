package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook.Signature;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an endpoint receives: headers and signatures as the contract has them. */
class SignatureSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void deliveriesCarryTheHeadersOfTheContract() {
    tenant.endpoint(RECEIVER.on("/headers", Reaction.status(200)), "order.created");
    String eventId = tenant.post("order.created");
    Received request = RECEIVER.await("/headers", 1).get(0);
    JsonObject delivery = tenant.delivery(eventId, "delivered");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.header("User-Agent")).matches("Synq-Events/\\d+\\.\\d+\\.\\d+\\S*");
    assertThat(request.header("Synq-Event-Type")).isEqualTo("order.created");
    assertThat(request.header("Synq-Delivery")).isEqualTo(delivery.getString("id"));
    assertThat(request.header("Synq-Attempt")).isEqualTo("1");
    assertThat(request.header("webhook-id")).isEqualTo(eventId);
    assertThat(request.header("webhook-timestamp")).matches("\\d{10}");
    assertThat(request.header("Synq-Signature"))
        .matches("t=" + request.header("webhook-timestamp") + ",v1=[0-9a-f]{64}");
    assertThat(request.header("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}=");
    assertThat(request.headers().keySet())
        .containsExactlyInAnyOrder(
            "host",
            "content-type",
            "content-length",
            "connection",
            "user-agent",
            "synq-signature",
            "synq-event-type",
            "synq-delivery",
            "synq-attempt",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");
    assertThat(request.header("connection")).isEqualToIgnoringCase("keep-alive");
  }

  @Test
  void publishedLibrariesVerifyDeliveries() throws Exception {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/verified", Reaction.status(204)));
    tenant.post("order.created");
    verify(RECEIVER.await("/verified", 1).get(0), endpoint.getString("secret"));
  }

  @Test
  void suppliedSecretSigns() throws Exception {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String url = RECEIVER.on("/supplied", Reaction.status(200));
    String body = "{\"url\":\"" + url + "\",\"event_types\":[\"*\"],\"secret\":\"" + secret + "\"}";
    tenant.api().post("/endpoints", body).expect(201);
    tenant.post("order.created");
    verify(RECEIVER.await("/supplied", 1).get(0), secret);
  }

  @Test
  void keyPairIsMadeWhereItIsAskedForAndShownByItsPublicKey() throws Exception {
    String url = RECEIVER.on("/pair", Reaction.status(200));
    String body = "{\"url\":\"" + url + "\",\"event_types\":[\"*\"],\"signature\":\"ed25519\"}";
    JsonObject made = tenant.api().post("/endpoints", body).expect(201).json();
    assertThat(made.keySet()).contains("public_key").doesNotContain("secret");
    tenant.post("order.created");
    Received request = RECEIVER.await("/pair", 1).get(0);
    verifyBy(request, made.getString("public_key"));
    assertThat(request.header("webhook-signature")).matches("v1a,[A-Za-z0-9+/]{86}==");
  }

  @Test
  void customHeadersAreSentAndShownByNameOnly() {
    String url = RECEIVER.on("/custom", Reaction.status(200));
    tenant
        .api()
        .post(
            "/endpoints",
            "{\"url\":\""
                + url
                + "\",\"event_types\":[\"*\"],\"headers\":{\"X-Token\":\"s3cr3t-token\"}}")
        .expect(201);
    String eventId = tenant.post("order.created");
    assertThat(RECEIVER.await("/custom", 1).get(0).header("X-Token")).isEqualTo("s3cr3t-token");
    JsonObject attempt =
        tenant.delivery(eventId, "delivered").getJsonArray("attempts").getJsonObject(0);
    JsonObject shown = attempt.getJsonObject("request_headers");
    assertThat(shown.keySet()).contains("X-Token", "Synq-Signature", "webhook-id");
    assertThat(attempt.toString()).doesNotContain("s3cr3t-token");
  }

  @Test
  void pingIsSignedAndAnswersItsAttempt() throws Exception {
    String url = RECEIVER.on("/ping", Reaction.answer(200, "pong", "X-Answer: yes"));
    JsonObject endpoint = tenant.endpoint(url, "never.sent");
    JsonObject attempt =
        tenant.api().post("/endpoints/" + endpoint.getString("id") + "/ping").expect(200).json();
    assertThat(attempt.getInt("status")).isEqualTo(200);
    assertThat(attempt.getInt("number")).isEqualTo(1);
    assertThat(attempt.getString("url")).isEqualTo(url);
    assertThat(attempt.getString("response_body")).isEqualTo("pong");
    assertThat(attempt.getJsonObject("response_headers").getString("X-Answer")).isEqualTo("yes");
    Received request = RECEIVER.await("/ping", 1).get(0);
    verify(request, endpoint.getString("secret"));
    assertThat(request.header("Synq-Event-Type")).isEqualTo("ping");
    assertThat(request.json().getString("workspace")).isEqualTo(tenant.slug());
  }

  /** Verifies by a public key, as whoever has only the specification does. */
  static void verifyBy(Received request, String publicKey) throws GeneralSecurityException {
    byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
    byte[] encoded =
        HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
    var verifier = java.security.Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    String head = request.header("webhook-id") + "." + request.header("webhook-timestamp") + ".";
    verifier.update(head.getBytes(UTF_8));
    verifier.update(request.body());
    String signature =
        Stream.of(request.header("webhook-signature").split(" "))
            .filter(one -> one.startsWith("v1a,"))
            .findFirst()
            .orElseThrow();
    assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
        .isTrue();
  }

  static void verify(Received request, String secret) throws Exception {
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(request.header("webhook-id")),
            "webhook-timestamp", List.of(request.header("webhook-timestamp")),
            "webhook-signature", List.of(request.header("webhook-signature")));
    Webhook standard = new Webhook(secret);
    standard.verify(request.text(), java.net.http.HttpHeaders.of(headers, (a, b) -> true));
    String header = request.header("Synq-Signature");
    assertThat(Signature.verifyHeader(request.text(), header, secret, 300)).isTrue();
    assertThatThrownBy(() -> Signature.verifyHeader(request.text() + " ", header, secret, 300))
        .isInstanceOf(SignatureVerificationException.class);
  }
}
