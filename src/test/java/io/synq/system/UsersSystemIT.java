package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The people of a tenant: what they may do, how they sign in, and who says so. */
class UsersSystemIT {
  private static final String PASSWORD = "correct-horse-7";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final Api operator = server.operator();
  private final String name = UUID.randomUUID() + "@example.com";

  private static String user(String name, String role) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("role", role)
        .add("password", PASSWORD)
        .build()
        .toString();
  }

  private JsonObject make(String role) {
    return tenant.api().post("/users", user(name, role)).expect(201).json();
  }

  private Api signedIn(String password) {
    return Api.withPassword(server.url(), name, password);
  }

  @Test
  void firstAdministratorIsMadeByTheOperatorAndMakesTheOthers() {
    String path = "/tenants/" + tenant.id() + "/users";
    JsonObject first =
        operator
            .post(path, "{\"name\":\"" + name.toUpperCase() + "\",\"role\":\"admin\"}")
            .expect(201)
            .json();
    assertThat(first.getString("name")).isEqualTo(name);
    assertThat(first.getString("password")).matches("[A-Za-z0-9]{24}");
    Api admin = signedIn(first.getString("password"));
    JsonObject second =
        admin
            .post(
                "/users",
                "{\"name\":\"bob-" + name + "\",\"role\":\"viewer\",\"display_name\":\"Bob\"}")
            .expect(201)
            .json();
    assertThat(second.getString("id")).startsWith("usr_");
    assertThat(second.getString("display_name")).isEqualTo("Bob");
    Answer list = operator.get(path).expect(200);
    assertThat(list.data())
        .extracting(user -> user.getString("role"))
        .containsExactly("viewer", "admin");
    assertThat(admin.get("/users").data()).isEqualTo(list.data());
    assertThat(list.data()).allMatch(user -> user.isNull("password"));
    assertThat(list.data().get(1).getString("last_sign_in_at")).isNotBlank();
    assertThat(list.data().get(0).isNull("last_sign_in_at")).isTrue();
    operator
        .post("/tenants/" + UUID.randomUUID() + "/users", user("x" + name, "admin"))
        .expectProblem(404);
    operator.get("/tenants/" + UUID.randomUUID() + "/users").expectProblem(404);
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, GET, /events, 200",
    "viewer, GET, /endpoints, 200",
    "viewer, POST, /events, 403",
    "viewer, POST, /endpoints, 403",
    "viewer, GET, /users, 403",
    "member, GET, /events, 200",
    "member, POST, /events, 202",
    "member, GET, /endpoints, 200",
    "member, DELETE, /endpoints/ep_1, 404",
    "member, GET, /users, 403",
    "member, GET, /api-keys, 403",
    "member, GET, /audit, 403",
    "admin, POST, /events, 202",
    "admin, GET, /users, 200",
    "admin, GET, /api-keys, 200",
    "admin, GET, /audit, 200",
    "admin, GET, /tenants, 403"
  })
  void roleSaysWhatAUserMayDo(String role, String method, String path, int status) {
    make(role);
    byte[] body = method.equals("POST") ? TestEvents.order().toString().getBytes() : new byte[0];
    signedIn(PASSWORD).send(method, "/api/v1" + path, "application/json", body).expect(status);
  }

  @Test
  void keysWithoutTheScopeDoNotReachUsers() {
    Api api =
        Api.withKey(server.url(), tenant.newKey("endpoints:write", "events:read").getString("key"));
    api.get("/users").expectProblem(403);
    api.post("/users", user(name, "admin")).expectProblem(403);
    Api.anonymous(server.url()).get("/users").expectProblem(401);
    operator.get("/users").expectProblem(403);
  }

  @Test
  void changesHoldAtOnceAndNeedTheTagOfWhatIsThere() {
    Answer made = tenant.api().post("/users", user(name, "viewer")).expect(201);
    String path = "/users/" + made.string("id");
    assertThat(made.header("Location")).endsWith(path);
    String tag = made.header("ETag");
    signedIn(PASSWORD).get("/users").expectProblem(403);
    assertThat(tenant.api().get(path).expect(200).header("ETag")).isEqualTo(tag);
    Api condition = tenant.api().with("If-Match", tag);
    Answer changed = condition.patch(path, "{\"role\":\"admin\"}").expect(200);
    assertThat(changed.string("role")).isEqualTo("admin");
    signedIn(PASSWORD).get("/users").expect(200);
    condition.patch(path, "{\"role\":\"viewer\"}").expectProblem(412);
    condition.delete(path).expectProblem(412);
    tenant.api().with("If-None-Match", changed.header("ETag")).get(path).expect(304);
    tenant.api().patch(path, "{\"disabled\":true}").expect(200);
    signedIn(PASSWORD).get("/events").expectProblem(401);
    tenant.api().patch(path, "{\"disabled\":false,\"name\":\"x" + name + "\"}").expect(200);
    Api.withPassword(server.url(), "X" + name, PASSWORD).get("/users").expect(200);
    tenant.api().delete(path).expect(204);
    Api.withPassword(server.url(), "x" + name, PASSWORD).get("/users").expectProblem(401);
    tenant.api().get(path).expectProblem(404);
    tenant.api().patch(path, "{}").expectProblem(404);
    tenant.api().delete(path).expectProblem(404);
    tenant.api().post(path + "/password").expectProblem(404);
  }

  @Test
  void passwordIsSetOrMadeAndTheOldOneIsRefusedAtOnce() {
    String path = "/users/" + make("admin").getString("id") + "/password";
    signedIn(PASSWORD).get("/users").expect(200);
    assertThat(
            tenant
                .api()
                .post(path, "{\"password\":\"another-horse\"}")
                .expect(200)
                .json()
                .isNull("password"))
        .isTrue();
    signedIn(PASSWORD).get("/users").expectProblem(401);
    signedIn("another-horse").get("/users").expect(200);
    String made = signedIn("another-horse").post(path).expect(200).string("password");
    signedIn(made).get("/users").expect(200);
    signedIn("another-horse").get("/users").expectProblem(401);
    for (String bad : List.of("short", name, "aaaaaaaaaaaaaa", "x".repeat(201))) {
      Answer refused = tenant.api().post(path, "{\"password\":\"" + bad + "\"}");
      assertThat(refused.expectProblem(422).pointers()).containsExactly("/password");
    }
    signedIn(made).get("/users").expect(200);
  }

  @Test
  void generatedPasswordIsShownAgainOnlyToTheSameRequest() {
    Api once = tenant.api().with("Idempotency-Key", UUID.randomUUID().toString());
    String body = "{\"name\":\"" + name + "\",\"role\":\"viewer\"}";
    Answer first = once.post("/users", body).expect(201);
    Answer second = once.post("/users", body).expect(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.string("password")).isEqualTo(first.string("password"));
    signedIn(first.string("password")).get("/events").expect(200);
    assertThat(tenant.api().get("/users/" + first.string("id")).json().isNull("password")).isTrue();
  }

  @Test
  @Conformance
  void namesAreUniqueOverTheServer() {
    make("viewer");
    TestTenant other = TestTenant.on(server);
    for (Api api : List.of(tenant.api(), other.api())) {
      api.post("/users", user(name.toUpperCase(), "admin")).expectProblem(409);
    }
    other.api().post("/users", user("operator", "admin")).expectProblem(409);
    String second = other.api().post("/users", user("x" + name, "admin")).expect(201).string("id");
    other.api().patch("/users/" + second, "{\"name\":\"" + name + "\"}").expectProblem(409);
    assertThat(other.api().get("/users/" + second).string("name")).isEqualTo("x" + name);
  }

  @Test
  @Conformance
  void oneOfThoseWhoTakeANameAtOnceGetsIt() {
    List<CompletableFuture<Integer>> sent =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> tenant.api().post("/users", user(name, "viewer")).status()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
    assertThat(tenant.api().get("/users").data()).hasSize(1);
  }

  @Test
  void administratorCannotDoWithoutHimself() {
    String path = "/users/" + make("admin").getString("id");
    Api admin = signedIn(PASSWORD);
    admin.patch(path, "{\"role\":\"member\"}").expectProblem(409);
    admin.patch(path, "{\"disabled\":true}").expectProblem(409);
    admin.delete(path).expectProblem(409);
    admin.patch(path, "{\"display_name\":\"Ann\"}").expect(200);
    admin.get("/users").expect(200);
    tenant.api().patch(path, "{\"role\":\"member\"}").expect(200);
    admin.get("/users").expectProblem(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"a\"}",
        "{\"name\":\"a\",\"role\":\"operator\"}",
        "{\"name\":\"a:b\",\"role\":\"admin\"}",
        "{\"name\":\"\",\"role\":\"admin\"}",
        "{\"name\":\"a\",\"role\":\"admin\",\"password\":\"short\"}",
        "{\"name\":\"a\",\"role\":\"admin\",\"tenant_id\":\"x\"}"
      })
  void badUsersAreNotMade(String body) {
    tenant.api().post("/users", body).expectProblem(422);
    operator.post("/tenants/" + tenant.id() + "/users", body).expectProblem(422);
    assertThat(tenant.api().get("/users").data()).isEmpty();
  }

  @Test
  void otherTenantsUsersDoNotExist() {
    String path = "/users/" + make("admin").getString("id");
    TestTenant other = TestTenant.on(server);
    other.api().get(path).expectProblem(404);
    other.api().patch(path, "{\"role\":\"viewer\"}").expectProblem(404);
    other.api().delete(path).expectProblem(404);
    other.api().post(path + "/password").expectProblem(404);
    assertThat(other.api().get("/users").data()).isEmpty();
    assertThat(other.api().get("/audit").text()).doesNotContain(name);
    signedIn(PASSWORD)
        .get("/endpoints/" + other.endpoint("http://127.0.0.1:9/").getString("id"))
        .expectProblem(404);
  }

  @Test
  @Conformance
  void listsAreReadPageByPage() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String body = user(i + name, "viewer");
      made.add(tenant.api().post("/users", body).expect(201).string("id"));
    }
    Collections.reverse(made);
    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/users?limit=2" + cursor).expect(200);
      page.data().forEach(user -> read.add(user.getString("id")));
      JsonValue next = page.json().get("next_cursor");
      cursor = next == JsonValue.NULL ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(read).isEqualTo(made);
  }

  @Test
  void nameThatFailsTooOftenIsLockedWhetherThereIsOneOrNot() {
    make("admin");
    signedIn(PASSWORD).get("/users").expect(200);
    Api stranger = Api.withPassword(server.url(), "nobody-" + name, PASSWORD);
    for (Api api : List.of(signedIn("wrong-password"), stranger)) {
      for (int i = 0; i < 5; i++) {
        assertThat(api.get("/users").expectProblem(401).header("Retry-After")).isEmpty();
      }
      Answer locked = api.get("/users").expectProblem(429);
      assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 61);
    }
    assertThat(signedIn(PASSWORD).get("/users").expectProblem(429).string("detail"))
        .isEqualTo(stranger.get("/users").string("detail"));
    tenant.api().get("/users").expect(200);
    String id = tenant.api().get("/users").data().get(0).getString("id");
    tenant
        .api()
        .post("/users/" + id + "/password", "{\"password\":\"" + PASSWORD + "\"}")
        .expect(200);
    signedIn(PASSWORD).get("/users").expect(200);
    assertThat(server.messages()).contains("sign_in.locked user=" + id).doesNotContain(PASSWORD);
  }

  @Test
  @Conformance
  void blanksAroundANameMakeNoOtherName() {
    make("admin");
    for (int i = 0; i < 5; i++) {
      Api.withPassword(server.url(), name + " ".repeat(i), "wrong-password")
          .get("/users")
          .expectProblem(401);
    }
    for (String same : List.of(name, name + " ".repeat(7), " " + name)) {
      Api.withPassword(server.url(), same, PASSWORD).get("/users").expectProblem(429);
    }
  }

  @Test
  @ResourceLock(Servers.STRICT)
  void floodOfWrongPasswordsDelaysNoApiKey() {
    // On this server nobody else wants to be let in meanwhile.
    SynqServer strict = Servers.strict();
    Api reader = TestTenant.on(strict).api();
    List<CompletableFuture<Integer>> flood = new ArrayList<>();
    Await.quickOnce(
        Duration.ofSeconds(4),
        () -> {
          IntStream.range(0, 100)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> enter(strict, i + name)))
              .forEach(flood::add);
          for (int i = 0; i < 20; i++) {
            reader.get("/users").expect(200);
          }
        });
    assertThat(flood.stream().map(CompletableFuture::join)).isSubsetOf(401, 503);
  }

  private static int enter(SynqServer server, String name) {
    return Api.withPassword(server.url(), name, PASSWORD).get("/users").status();
  }

  @Test
  void everyChangeIsAuditedWithoutSecrets() {
    String id = make("viewer").getString("id");
    String path = "/users/" + id;
    tenant.api().patch(path, "{\"role\":\"admin\"}").expect(200);
    tenant.api().patch(path, "{\"role\":\"admin\"}").expect(200);
    Api admin = signedIn(PASSWORD);
    String made = admin.post(path + "/password").expect(200).string("password");
    tenant.api().delete(path).expect(204);
    Answer audit = tenant.api().get("/audit?object_id=" + id).expect(200);
    assertThat(audit.data())
        .extracting(entry -> entry.getString("action"))
        .containsExactly("user.deleted", "user.password_set", "user.updated", "user.created");
    JsonObject updated = audit.data().get(2);
    assertThat(updated.getJsonObject("before").getString("role")).isEqualTo("viewer");
    assertThat(updated.getJsonObject("after").getString("role")).isEqualTo("admin");
    assertThat(updated.getJsonObject("after").getString("name")).isEqualTo(name);
    JsonObject actor = audit.data().get(1).getJsonObject("actor");
    assertThat(actor.getString("type")).isEqualTo("user");
    assertThat(actor.getString("id")).isEqualTo(id);
    assertThat(actor.getString("name")).isEqualTo(name);
    assertThat(audit.data().get(3).getJsonObject("actor").getString("type")).isEqualTo("api_key");
    assertThat(audit.text()).doesNotContain(PASSWORD, made, "PBKDF2", "hash");
  }

  @Test
  void userIsTheActorOfAnIssue() {
    String id = make("member").getString("id");
    String issues = "/workspaces/" + tenant.slug() + "/issues";
    signedIn(PASSWORD).post(issues, "{\"issue_id\":\"i\",\"message\":\"m\"}").expect(201);
    JsonObject actor =
        tenant
            .api()
            .get(issues + "/i")
            .json()
            .getJsonArray("history")
            .getJsonObject(0)
            .getJsonObject("actor");
    assertThat(actor.getString("kind")).isEqualTo("user");
    assertThat(actor.getString("id")).isEqualTo(id);
    assertThat(actor.getString("name")).isEqualTo(name);
  }

  @Test
  void operatorReadsAndRenamesTenants() {
    String path = "/tenants/" + tenant.id().toUpperCase();
    Answer read = operator.get(path).expect(200);
    assertThat(read.string("id")).isEqualTo(tenant.id());
    assertThat(read.string("slug")).isEqualTo(tenant.slug());
    Api condition = operator.with("If-Match", read.header("ETag"));
    Answer renamed = condition.patch(path, "{\"name\":\"Acme Ltd\"}").expect(200);
    assertThat(renamed.string("name")).isEqualTo("Acme Ltd");
    assertThat(renamed.string("slug")).isEqualTo(tenant.slug());
    condition.patch(path, "{\"name\":\"Lost\"}").expectProblem(412);
    operator.patch(path, "{}").expect(200);
    for (String bad : List.of("{\"name\":null}", "{\"name\":\"\"}", "{\"slug\":\"other\"}")) {
      operator.patch(path, bad).expectProblem(422);
    }
    String unknown = "/tenants/" + UUID.randomUUID();
    operator.get(unknown).expectProblem(404);
    operator.patch(unknown, "{\"name\":\"x\"}").expectProblem(404);
    tenant.api().get(path).expectProblem(403);
    tenant.api().patch(path, "{\"name\":\"x\"}").expectProblem(403);
    assertThat(operator.get(path).string("name")).isEqualTo("Acme Ltd");
    List<JsonObject> audit = tenant.api().get("/audit?action=tenant.updated").data();
    assertThat(audit).hasSize(1);
    assertThat(audit.get(0).getJsonObject("before").getString("name")).isEqualTo(tenant.slug());
    assertThat(audit.get(0).getJsonObject("after").getString("name")).isEqualTo("Acme Ltd");
    assertThat(audit.get(0).getJsonObject("actor").getString("type")).isEqualTo("operator");
  }
}
