package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, and how people change their own password. */
class MeSystemIT {
  private static final String NEXT = "ten-dry-badgers-hum";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  private Api as(TestTenant.Person person, String password) {
    return Api.withPassword(server.url(), person.name(), password);
  }

  private static String change(String current, String next) {
    return Json.createObjectBuilder()
        .add("current_password", current)
        .add("password", next)
        .build()
        .toString();
  }

  @Test
  void callersReadWhoTheyAre() {
    TestTenant.Person viewer = tenant.person("viewer");
    JsonObject person = as(viewer, viewer.password()).get("/me").expect(200).json();
    assertThat(person.getString("kind")).isEqualTo("user");
    assertThat(person.getString("id")).isEqualTo(viewer.id());
    assertThat(person.getString("name")).isEqualTo(viewer.name());
    assertThat(person.getString("role")).isEqualTo("viewer");
    assertThat(person.getJsonArray("scopes").toString())
        .isEqualTo("[\"events:read\",\"endpoints:read\"]");
    assertThat(person.getJsonObject("tenant").getString("slug")).isEqualTo(tenant.slug());
    JsonObject made = tenant.newKey("events:write");
    JsonObject key = Api.withKey(server.url(), made.getString("key")).get("/me").expect(200).json();
    assertThat(key.getString("kind")).isEqualTo("api_key");
    assertThat(key.getString("id")).isEqualTo(made.getString("id"));
    assertThat(key.isNull("role")).isTrue();
    assertThat(key.getJsonArray("scopes").toString()).isEqualTo("[\"events:write\"]");
    JsonObject operator = server.operator().get("/me").expect(200).json();
    assertThat(operator.getString("role")).isEqualTo("operator");
    assertThat(operator.isNull("tenant")).isTrue();
    Api.anonymous(server.url()).get("/me").expectProblem(401);
  }

  @Test
  void personChangesTheOwnPassword() {
    TestTenant.Person viewer = tenant.person("viewer");
    Answer changed =
        as(viewer, viewer.password()).post("/me/password", change(viewer.password(), NEXT));
    assertThat(changed.expect(204).bytes()).isEmpty();
    as(viewer, viewer.password()).get("/me").expectProblem(401);
    as(viewer, NEXT).get("/me").expect(200);
    List<JsonObject> entries =
        tenant.api().get("/audit?action=user.password_changed").expect(200).data();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).getString("object_id")).isEqualTo(viewer.id());
    assertThat(entries.get(0).getJsonObject("actor").getString("id")).isEqualTo(viewer.id());
    assertThat(entries.get(0).toString()).doesNotContain(NEXT).doesNotContain(viewer.password());
  }

  @Test
  void whatIsAnsweredToChangesThatMeetIsDescribed() {
    ApiOperation operation =
        ApiDocument.of(server).operations().stream()
            .filter(one -> one.id().equals("changeOwnPassword"))
            .findFirst()
            .orElseThrow();
    assertThat(operation.answers()).containsKey("409");
    TestTenant.Person viewer = tenant.person("viewer");
    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            as(viewer, viewer.password())
                                .post("/me/password", change(viewer.password(), NEXT))))
            .toList();
    List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
    assertThat(answers).allSatisfy(one -> assertThat(operation.undescribed(one)).isEmpty());
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
  }

  @Test
  @ResourceLock(Servers.STRICT)
  void operatorChangesTheOwnPassword() {
    // Nobody else is the operator of that server meanwhile, and its password must be as it was.
    SynqServer own = Servers.strict();
    own.operator().post("/me/password", change(SynqServer.PASSWORD, NEXT)).expect(204);
    Api changed = Api.withPassword(own.url(), "operator", NEXT);
    try {
      own.operator().get("/me").expectProblem(401);
      changed.get("/me").expect(200);
    } finally {
      changed.post("/me/password", change(NEXT, SynqServer.PASSWORD)).expect(204);
    }
    own.operator().get("/me").expect(200);
  }

  @Test
  void keysHaveNoPasswordToChange() {
    tenant.api().post("/me/password", change(NEXT, "nine-wet-otters-sing")).expectProblem(403);
    Api.anonymous(server.url()).post("/me/password", change(NEXT, NEXT)).expectProblem(401);
  }

  @Test
  void wrongCurrentPasswordCountsAsAFailedSignIn() {
    TestTenant.Person viewer = tenant.person("viewer");
    Api api = as(viewer, viewer.password());
    for (int i = 0; i < 5; i++) {
      Answer refused = api.post("/me/password", change("wrong-password-" + i, NEXT));
      assertThat(refused.expectProblem(422).pointers()).containsExactly("/current_password");
    }
    Answer locked = api.post("/me/password", change(viewer.password(), NEXT)).expectProblem(429);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 61);
    as(viewer, NEXT).get("/me").expectProblem(429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "aaaaaaaaaaaaaa", ""})
  void weakPasswordsAreRefused(String weak) {
    TestTenant.Person viewer = tenant.person("viewer");
    Api api = as(viewer, viewer.password());
    assertThat(
            api.post("/me/password", change(viewer.password(), weak)).expectProblem(422).pointers())
        .containsOnly("/password");
    for (String same : List.of(viewer.password(), viewer.name())) {
      assertThat(
              api.post("/me/password", change(viewer.password(), same))
                  .expectProblem(422)
                  .pointers())
          .containsExactly("/password");
    }
    api.post("/me/password", "{}").expectProblem(422);
    api.get("/me").expect(200);
  }
}
