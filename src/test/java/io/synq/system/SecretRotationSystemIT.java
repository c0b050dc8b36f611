package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook.Signature;
import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are revealed and rotated, and what is delivered meanwhile can be verified. */
@Conformance
class SecretRotationSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String OWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private String hook;
  private String path;
  private String first;

  @BeforeEach
  void makeEndpoint() {
    hook = "/" + tenant.slug();
    JsonObject endpoint = tenant.endpoint(RECEIVER.on(hook, Reaction.status(200)));
    path = "/endpoints/" + endpoint.getString("id") + "/secret";
    first = endpoint.getString("secret");
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void revealShowsTheLiveSecretsAndIsAudited() {
    Answer answer = tenant.api().get(path).expect(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonObject only = secrets(answer).get(0);
    assertThat(secrets(answer)).hasSize(1);
    assertThat(only.keySet())
        .containsExactlyInAnyOrder("secret", "public_key", "created_at", "expires_at");
    assertThat(only.getString("secret")).isEqualTo(first);
    assertThat(only.isNull("expires_at")).isTrue();
    JsonObject entry = tenant.api().get("/audit").expect(200).data().get(0);
    assertThat(entry.getString("action")).isEqualTo("endpoint.secret_revealed");
    assertThat(path).contains(entry.getString("object_id"));
    assertThat(entry.getJsonObject("actor").getString("type")).isEqualTo("api_key");
  }

  @Test
  void whenSecretsEndIsSeenWithoutRevealingThem() {
    tenant.api().post(path + "/rotate").expect(200);
    String key = tenant.newKey("endpoints:read").getString("key");
    Answer answer = Api.withKey(server.url(), key).get(path + "s").expect(200);
    assertThat(answer.text()).doesNotContain("whsec_");
    List<JsonObject> revealed = secrets(tenant.api().get(path));
    assertThat(answer.data()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      JsonObject shown = answer.data().get(i);
      assertThat(shown.keySet())
          .containsExactlyInAnyOrder("created_at", "expires_at", "signature", "public_key");
      assertThat(shown.get("created_at")).isEqualTo(revealed.get(i).get("created_at"));
      assertThat(shown.get("expires_at")).isEqualTo(revealed.get(i).get("expires_at"));
    }
    Api.withKey(server.url(), key).get(path).expectProblem(403);
  }

  @Test
  void bothSecretsVerifyDuringTheOverlapNewestFirst() throws Exception {
    Instant start = Instant.now();
    Answer rotated = tenant.api().post(path + "/rotate").expect(200);
    assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
    List<JsonObject> live = secrets(rotated);
    assertThat(live).hasSize(2);
    String newest = live.get(0).getString("secret");
    assertThat(newest).matches("whsec_[A-Za-z0-9+/]{32,}={0,2}").isNotEqualTo(first);
    assertThat(live.get(0).isNull("expires_at")).isTrue();
    assertThat(live.get(1).getString("secret")).isEqualTo(first);
    assertThat(Instant.parse(live.get(1).getString("expires_at")))
        .isBetween(
            start.plus(Duration.ofHours(24)).minusMillis(1),
            Instant.now().plus(Duration.ofHours(24)));
    assertThat(secrets(tenant.api().get(path))).isEqualTo(live);
    Received request = next();
    SignatureSystemIT.verify(request, newest);
    SignatureSystemIT.verify(request, first);
    assertSignedBy(request, newest, first);
  }

  @Test
  void onlyTheNewSecretVerifiesWithoutOverlap() throws Exception {
    SignatureSystemIT.verify(next(), first);
    tenant.api().post(path + "/rotate").expect(200);
    List<JsonObject> live =
        secrets(tenant.api().post(path + "/rotate", "{\"overlap_hours\":0}").expect(200));
    assertThat(live).as("the first one too, whose overlap had not ended").hasSize(1);
    String newest = live.get(0).getString("secret");
    Received request = next();
    SignatureSystemIT.verify(request, newest);
    assertSignedBy(request, newest);
    assertThatThrownBy(() -> SignatureSystemIT.verify(request, first))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(
            () ->
                Signature.verifyHeader(
                    request.text(), request.header("Synq-Signature"), first, 300))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void keyPairSignsBesideTheSecretUntilTheOverlapIsOver() throws Exception {
    List<JsonObject> live =
        secrets(tenant.api().post(path + "/rotate", "{\"signature\":\"ed25519\"}").expect(200));
    assertThat(live.get(0).isNull("secret")).as("no private key is shown").isTrue();
    String publicKey = live.get(0).getString("public_key");
    assertThat(tenant.api().get(path + "s").expect(200).data().get(0).getString("public_key"))
        .isEqualTo(publicKey);
    assertThat(tenant.api().get(path).expect(200).text()).doesNotContain("whsk_");
    Received both = next();
    SignatureSystemIT.verify(both, first);
    SignatureSystemIT.verifyBy(both, publicKey);
    tenant.api().post(path + "/rotate", "{\"overlap_hours\":0}").expect(200);
    String newest = tenant.api().get(path + "s").expect(200).data().get(0).getString("public_key");
    Received alone = next();
    assertThat(newest).as("of the same kind as before").isNotEqualTo(publicKey);
    SignatureSystemIT.verifyBy(alone, newest);
    assertThat(alone.headers()).doesNotContainKey("synq-signature");
    JsonObject attempt =
        tenant
            .delivery(alone.eventId(), "delivered")
            .getJsonArray("attempts")
            .getJsonObject(0)
            .getJsonObject("request_headers");
    assertThat(attempt.getString("webhook-signature")).isEqualTo(alone.header("webhook-signature"));
    assertThat(attempt.keySet()).doesNotContain("Synq-Signature");
  }

  @Test
  void suppliedSecretIsTakenOver() throws Exception {
    String body = "{\"overlap_hours\":168,\"secret\":\"" + OWN + "\"}";
    List<JsonObject> live = secrets(tenant.api().post(path + "/rotate", body).expect(200));
    assertThat(live.get(0).getString("secret")).isEqualTo(OWN);
    Received request = next();
    SignatureSystemIT.verify(request, OWN);
    SignatureSystemIT.verify(request, first);
    Answer again = tenant.api().post(path + "/rotate", body).expectProblem(422);
    assertThat(again.pointers()).containsExactly("/secret");
    assertThat(again.text()).doesNotContain(OWN);
  }

  @Test
  void fiveSecretsLiveAtMostHoweverManyAskAtOnce() throws Exception {
    List<CompletableFuture<Integer>> rotations =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> tenant.api().post(path + "/rotate").status()))
            .limit(6)
            .toList();
    List<Integer> statuses = new ArrayList<>();
    rotations.forEach(rotation -> statuses.add(rotation.join()));
    assertThat(statuses).containsExactlyInAnyOrder(200, 200, 200, 200, 409, 409);
    List<JsonObject> live = secrets(tenant.api().get(path).expect(200));
    assertThat(live).hasSize(5);
    assertThat(live.get(4).getString("secret")).isEqualTo(first);
    tenant.api().post(path + "/rotate", "{\"overlap_hours\":1}").expectProblem(409);
    assertThat(secrets(tenant.api().get(path))).isEqualTo(live);
    assertSignedBy(
        next(), live.stream().map(one -> one.getString("secret")).toArray(String[]::new));
    tenant.api().post(path + "/rotate", "{\"overlap_hours\":0}").expect(200);
    assertThat(secrets(tenant.api().get(path))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"overlap_hours\":-1",
        "\"overlap_hours\":169",
        "\"overlap_hours\":1.5",
        "\"overlap_hours\":\"24\"",
        "\"secret\":\"whsec_short\"",
        "\"secret\":\"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"",
        "\"secret\":\"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
        "\"secret\":7",
        "\"hours\":24"
      })
  void badRotationsAreRefusedAndChangeNothing(String member) {
    Answer answer = tenant.api().post(path + "/rotate", "{" + member + "}").expectProblem(422);
    assertThat(answer.pointers())
        .containsExactly("/" + member.substring(1, member.indexOf('"', 1)));
    assertThat(secrets(tenant.api().get(path))).hasSize(1);
  }

  @Test
  void weakSecretIsRefusedForANewEndpointToo() {
    String weak = Base64.getEncoder().encodeToString("passwordpasswordpassword".getBytes());
    String body =
        "{\"url\":\"http://127.0.0.1:9/\",\"event_types\":[\"*\"],\"secret\":\"whsec_"
            + weak
            + "\"}";
    Answer answer = tenant.api().post("/endpoints", body).expectProblem(422);
    assertThat(answer.pointers()).containsExactly("/secret");
    assertThat(answer.text()).doesNotContain(weak);
  }

  @Test
  void onlyWritersOfTheTenantSeeOrRotateItsSecrets() {
    TestTenant other = TestTenant.on(server);
    other.api().get(path).expectProblem(404);
    other.api().post(path + "/rotate", "{\"overlap_hours\":0}").expectProblem(404);
    Api reader =
        Api.withKey(server.url(), tenant.newKey("endpoints:read", "events:write").getString("key"));
    reader.get(path).expectProblem(403);
    reader.post(path + "/rotate").expectProblem(403);
    Api writer = Api.withKey(server.url(), tenant.newKey("endpoints:write").getString("key"));
    assertThat(secrets(writer.get(path).expect(200)).get(0).getString("secret")).isEqualTo(first);
    assertThat(other.api().get("/audit").text()).doesNotContain("secret");
    String endpoint = path.replace("/secret", "");
    tenant.api().delete(endpoint).expect(204);
    tenant.api().get(path).expectProblem(404);
    tenant.api().post(path + "/rotate").expectProblem(404);
  }

  @Test
  void auditKnowsOfRotationsButNoSecret() {
    tenant
        .api()
        .post(path + "/rotate", "{\"overlap_hours\":2,\"secret\":\"" + OWN + "\"}")
        .expect(200);
    Answer list = tenant.api().get("/audit").expect(200);
    JsonObject entry = list.data().get(0);
    assertThat(entry.getString("action")).isEqualTo("endpoint.secret_rotated");
    assertThat(entry.getJsonObject("before").getInt("live_secrets")).isEqualTo(1);
    JsonObject after = entry.getJsonObject("after");
    assertThat(after.getInt("live_secrets")).isEqualTo(2);
    assertThat(after.getInt("overlap_hours")).isEqualTo(2);
    assertThat(after.getBoolean("supplied")).isTrue();
    assertThat(list.text()).doesNotContain("whsec_", OWN.substring(6), first.substring(6));
    assertThat(server.messages()).doesNotContain(OWN.substring(6), first.substring(6));
  }

  /** The request of one more event. */
  private Received next() {
    int known = RECEIVER.at(hook).size();
    tenant.delivery(tenant.post("order.created"), "delivered");
    return RECEIVER.await(hook, known + 1).get(known);
  }

  /** That both headers have one value for each of these secrets, in this order, and no more. */
  private static void assertSignedBy(Received request, String... secrets) throws Exception {
    String[] standard = request.header("webhook-signature").split(" ");
    String[] synq = request.header("Synq-Signature").split(",");
    assertThat(standard).hasSize(secrets.length);
    assertThat(synq).hasSize(secrets.length + 1);
    for (int i = 0; i < secrets.length; i++) {
      SignatureSystemIT.verify(with(request, standard[i], synq[0] + "," + synq[i + 1]), secrets[i]);
    }
  }

  private static Received with(Received request, String standard, String synq) {
    var headers = new java.util.HashMap<>(request.headers());
    headers.put("webhook-signature", standard);
    headers.put("synq-signature", synq);
    return new Received(
        request.at(),
        request.method(),
        request.path(),
        headers,
        request.body(),
        request.connection());
  }

  private static List<JsonObject> secrets(Answer answer) {
    return answer.json().getJsonArray("secrets").getValuesAs(JsonObject.class);
  }
}
