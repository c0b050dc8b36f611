package io.synq.system;

import static io.synq.TestTokens.claims;
import static io.synq.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.TestTokens;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers with the token of an issuer that publishes its keys over HTTP. */
@Order(3)
@ResourceLock(Servers.STRICT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JwtSystemIT {
  private static final String JWKS = "/jwks";
  private static final Receiver ISSUER = Servers.ISSUER;
  private static final PublicJsonWebKey RSA = TestTokens.rsa("rsa-1");
  private static final PublicJsonWebKey EC = TestTokens.ec("ec-1");

  private static SynqServer server;
  private static TestTenant tenant;

  @BeforeAll
  static void start() {
    publish(RSA, EC);
    server = Servers.strict();
    tenant = TestTenant.on(server);
  }

  private static void publish(PublicJsonWebKey... keys) {
    ISSUER.on(JWKS, Reaction.answer(200, TestTokens.jwks(keys)));
  }

  private static JwtClaims good(String role) {
    return claims(tenant.id(), role, Instant.now().getEpochSecond());
  }

  private static Api with(JwtClaims claims, PublicJsonWebKey key) {
    return Api.withKey(server.url(), sign(claims, key));
  }

  @Test
  @Order(1)
  void goodTokensAreAcceptedBesideApiKeys() {
    // Until the issuer's keys are there, tokens are answered 503.
    Await.until(Await.SOON, () -> with(good("admin"), RSA).get("/endpoints").status() == 200);
    for (PublicJsonWebKey key : List.of(RSA, EC)) {
      with(good("admin"), key).get("/endpoints").expect(200);
    }
    tenant.api().get("/endpoints").expect(200);
    assertThat(ISSUER.at(JWKS)).hasSize(1);
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource({
    "viewer, GET, /events, 200",
    "viewer, POST, /events, 403",
    "viewer, GET, /users, 403",
    "member, POST, /events, 202",
    "member, GET, /audit, 403",
    "admin, GET, /audit, 200",
    "admin, GET, /users, 200",
    "admin, GET, /tenants, 403"
  })
  void roleSaysWhatTheCallerMayDo(String role, String method, String path, int status) {
    byte[] body = method.equals("POST") ? TestEvents.order().toString().getBytes() : new byte[0];
    with(good(role), EC).send(method, "/api/v1" + path, "application/json", body).expect(status);
  }

  @Test
  @Order(2)
  void callerReadsWhoTheTokenSaysAndHasNoPassword() {
    Api api = with(good("member"), EC);
    JsonObject me = api.get("/me").expect(200).json();
    assertThat(me.getString("kind")).isEqualTo("jwt");
    assertThat(me.getString("role")).isEqualTo("member");
    assertThat(me.getJsonObject("tenant").getString("id")).isEqualTo(tenant.id());
    api.post("/me/password", "{\"current_password\":\"a\",\"password\":\"b\"}").expectProblem(403);
  }

  @Test
  @Order(2)
  void tokensThatAreNotGoodAreRefused() {
    long now = Instant.now().getEpochSecond();
    List<String> bad = new ArrayList<>();
    bad.add(sign(claims(tenant.id(), "admin", now - 361), RSA));
    JwtClaims early = good("admin");
    early.setNotBefore(NumericDate.fromSeconds(now + 120));
    bad.add(sign(early, RSA));
    JwtClaims strange = good("admin");
    strange.setIssuer("https://evil.example.com/");
    bad.add(sign(strange, RSA));
    JwtClaims others = good("admin");
    others.setAudience("somebody-else");
    bad.add(sign(others, RSA));
    bad.add(sign(good("admin"), TestTokens.rsa("rsa-1")));
    bad.add(sign(good("admin"), "none", null, null));
    bad.add(sign(good("admin"), "none", "rsa-1", null));
    HmacKey publicKey = new HmacKey(RSA.getPublicKey().getEncoded());
    bad.add(sign(good("admin"), "HS256", "rsa-1", publicKey));
    bad.add(sign(good("admin"), RSA) + "x");
    for (String token : bad) {
      Answer answer = Api.withKey(server.url(), token).get("/endpoints").expectProblem(401);
      assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(strings = {"tenant_id", "role", "sub", "exp", "iss", "aud"})
  void claimsMustBeThere(String name) {
    JwtClaims claims = good("admin");
    claims.unsetClaim(name);
    with(claims, RSA).get("/endpoints").expectProblem(401);
  }

  @Test
  @Order(2)
  void rolesAndTenantsThatDoNotExistAreRefused() {
    for (String role : List.of("operator", "owner", "ADMIN", "")) {
      with(good(role), RSA).get("/endpoints").expectProblem(401);
    }
    for (String id : List.of(UUID.randomUUID().toString(), tenant.slug(), "")) {
      with(claims(id, "admin", Instant.now().getEpochSecond()), RSA)
          .get("/endpoints")
          .expectProblem(401);
    }
  }

  @Test
  @Order(2)
  void otherTenantsIdsDoNotExist() {
    TestTenant other = TestTenant.on(server);
    String id = other.endpoint("http://127.0.0.1:9/theirs").getString("id");
    Api api = with(good("admin"), RSA);
    api.get("/endpoints/" + id).expectProblem(404);
    api.delete("/endpoints/" + id).expectProblem(404);
    api.get("/events/" + other.post("order.created")).expectProblem(404);
    assertThat(api.get("/endpoints").text()).doesNotContain(id);
  }

  @Test
  @Order(2)
  void auditAndIssuesNameTheSubject() {
    JwtClaims claims = good("admin");
    claims.setStringClaim("upn", "ann@example.com");
    claims.setStringClaim("name", "Ann");
    Api api = with(claims, RSA);
    String body = "{\"url\":\"http://127.0.0.1:9/\",\"event_types\":[\"*\"]}";
    String id = api.post("/endpoints", body).expect(201).string("id");
    JsonObject actor =
        tenant.api().get("/audit?object_id=" + id).data().get(0).getJsonObject("actor");
    assertThat(actor.getString("type")).isEqualTo("jwt");
    assertThat(actor.getString("id")).isEqualTo(claims.getClaimValueAsString("sub"));
    assertThat(actor.getString("name")).isEqualTo("Ann");
    String issues = "/workspaces/" + tenant.slug() + "/issues";
    api.post(issues, "{\"issue_id\":\"jwt\",\"message\":\"m\"}").expect(201);
    JsonObject reporter =
        api.get(issues + "/jwt")
            .json()
            .getJsonArray("history")
            .getJsonObject(0)
            .getJsonObject("actor");
    assertThat(reporter.getString("kind")).isEqualTo("jwt");
    assertThat(reporter.getString("id")).isEqualTo(claims.getClaimValueAsString("sub"));
  }

  @Test
  @Order(2)
  void anotherTokenOfTheSamePersonGetsTheFirstAnswerOfHisIdempotencyKey() {
    JwtClaims claims = good("admin");
    String key = UUID.randomUUID().toString();
    String body = "{\"name\":\"k\",\"scopes\":[\"admin\"]}";
    Answer first =
        with(claims, RSA).with("Idempotency-Key", key).post("/api-keys", body).expect(201);
    claims.setExpirationTimeMinutesInTheFuture(10);
    Answer second =
        with(claims, EC).with("Idempotency-Key", key).post("/api-keys", body).expect(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  @Order(2)
  void withoutAnIssuerNoTokenIsAccepted() {
    TestTenant there = TestTenant.on(Servers.standard());
    String token = sign(claims(there.id(), "admin", Instant.now().getEpochSecond()), RSA);
    Api.withKey(there.server(), token).get("/endpoints").expectProblem(401);
  }

  @Test
  @Order(3)
  void issuersNewKeyIsReadWhenItIsNeeded() {
    PublicJsonWebKey next = TestTokens.rsa("rsa-2");
    Await.value(
            Await.SOON,
            () -> with(good("admin"), next).get("/endpoints"),
            answer -> answer.status() != 503)
        .expectProblem(401);
    publish(next, EC);
    Await.until(Await.SOON, () -> with(good("admin"), next).get("/endpoints").status() == 200);
    with(good("admin"), RSA).get("/endpoints").expectProblem(401);
    with(good("admin"), EC).get("/endpoints").expect(200);
  }

  /** Last: keys that are not known are looked for, and the issuer does not answer any more. */
  @Test
  @Order(4)
  void issuerWhoHangsDelaysNeitherApiKeysNorKnownKeys() {
    int before = ISSUER.at(JWKS).size();
    ISSUER.on(JWKS, Reaction.hang());
    PublicJsonWebKey unknown = TestTokens.rsa("rsa-3");
    String token = sign(good("admin"), unknown);
    Await.until(
        Await.SOON,
        () -> {
          assertThat(Api.withKey(server.url(), token).get("/endpoints").status()).isIn(401, 503);
          return ISSUER.at(JWKS).size() > before;
        });
    List<CompletableFuture<Integer>> forged = new ArrayList<>();
    Await.quickOnce(Duration.ofSeconds(4), () -> forged.addAll(callBesideForged(token)));
    assertThat(forged.stream().map(CompletableFuture::join)).isSubsetOf(401, 503);
  }

  private static List<CompletableFuture<Integer>> callBesideForged(String token) {
    List<CompletableFuture<Integer>> forged = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      forged.add(
          CompletableFuture.supplyAsync(
              () -> Api.withKey(server.url(), token).get("/endpoints").status()));
    }
    for (int i = 0; i < 20; i++) {
      tenant.api().get("/endpoints").expect(200);
      with(good("admin"), EC).get("/endpoints").expect(200);
    }
    return forged;
  }
}
