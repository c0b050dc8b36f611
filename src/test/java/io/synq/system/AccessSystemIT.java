package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Credentials that are wrong or end; who may call what with good ones is {@link RightsSystemIT}'s.
 */
class AccessSystemIT {
  private static SynqServer server;
  private static TestTenant tenant;

  @BeforeAll
  static void makeTenant() {
    server = Servers.standard();
    tenant = TestTenant.on(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer synq_00000000000000000000000000000000",
        "Bearer not a key",
        "Bearer e30.e30.e30",
        "Basic ",
        "Basic !!!",
        "Basic bm9ib2R5LXdpdGgtYWNjZXNzOndyb25n",
        "Digest username=operator"
      })
  void missingOrWrongCredentialsAreRefused(String authorization) {
    Api api = Api.withAuthorization(server.url(), authorization);
    for (String path : List.of("/events", "/endpoints", "/api-keys", "/deliveries/dlv_1")) {
      Answer answer = api.get(path).expectProblem(401);
      assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }
    api.post("/events", TestEvents.order()).expectProblem(401);
  }

  @Test
  void revokedKeyIsRefusedAtOnce() {
    JsonObject key = tenant.newKey("events:read");
    Api api = Api.withKey(server.url(), key.getString("key"));
    api.get("/events").expect(200);
    tenant.api().delete("/api-keys/" + key.getString("id")).expect(204);
    api.get("/events").expectProblem(401);
    tenant.api().delete("/api-keys/" + key.getString("id")).expect(204);
  }

  @Test
  void expiredKeyIsRefused() {
    Instant soon = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MILLIS);
    String time = soon.toString().endsWith(".000Z") ? soon.toString() : padded(soon);
    String body =
        "{\"name\":\"short\",\"scopes\":[\"events:read\"],\"expires_at\":\"" + time + "\"}";
    String key = tenant.api().post("/api-keys", body).expect(201).string("key");
    Api api = Api.withKey(server.url(), key);
    Answer first = api.get("/events");
    if (Instant.now().isBefore(soon)) {
      first.expect(200);
    }
    Await.until(Await.SOON, () -> api.get("/events").status() == 401);
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
  }

  private static String padded(Instant time) {
    return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(java.time.ZoneOffset.UTC)
        .format(time);
  }

  @Test
  void keysAreShownOnce() {
    JsonObject key = tenant.newKey("events:read");
    assertThat(key.getString("key")).matches("synq_[A-Za-z0-9]{32}");
    Answer list = tenant.api().get("/api-keys").expect(200);
    assertThat(list.text()).contains(key.getString("id")).doesNotContain(key.getString("key"));
  }

  @Test
  void badKeysAreNotMade() {
    int known = tenant.api().get("/api-keys").data().size();
    for (String body :
        List.of(
            "{\"name\":\"k\",\"scopes\":[]}",
            "{\"name\":\"k\",\"scopes\":[\"everything\"]}",
            "{\"name\":\"k\"}",
            "{\"scopes\":[\"admin\"]}",
            "{\"name\":\"k\",\"scopes\":[\"admin\"],\"expires_at\":\"2020-01-01T00:00:00.000Z\"}",
            "{\"name\":\"k\",\"scopes\":[\"admin\"],\"expires_at\":\"tomorrow\"}",
            "{\"name\":\"k\",\"scopes\":[\"admin\"],\"tenant_id\":\"x\"}")) {
      tenant.api().post("/api-keys", body).expectProblem(422);
    }
    assertThat(tenant.api().get("/api-keys").data()).hasSize(known);
  }

  @Test
  void onlyTheOperatorSeesTenantsAndOnlyTenants() {
    tenant.api().get("/tenants").expectProblem(403);
    tenant.api().post("/tenants", "{\"slug\":\"x\"}").expectProblem(403);
    server.operator().get("/events").expectProblem(403);
    assertThat(server.operator().get("/tenants").expect(200).text()).contains(tenant.slug());
    String taken = "{\"slug\":\"" + tenant.slug() + "\"}";
    server.operator().post("/tenants", taken).expectProblem(409);
    server.operator().post("/tenants", "{\"slug\":\"Not a slug\"}").expectProblem(422);
  }

  @Test
  void oneOfThoseWhoTakeASlugAtOnceGetsIt() {
    String wanted = "{\"slug\":\"" + tenant.slug() + "-too\"}";
    List<CompletableFuture<Integer>> sent =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Await.value(
                                Await.SOON,
                                () -> server.operator().post("/tenants", wanted).status(),
                                // One address has three places to check passwords.
                                status -> status != 503)))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
  }
}
