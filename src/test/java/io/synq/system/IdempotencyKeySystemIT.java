package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with an Idempotency-Key makes one thing, however often it is sent. */
@Conformance
class IdempotencyKeySystemIT {
  private static final String ENDPOINT =
      "{\"url\":\"http://127.0.0.1:9/x\",\"event_types\":[\"*\"],\"description\":\"ü\"}";
  private static final String API_KEY = "{\"name\":\"k\",\"scopes\":[\"admin\"]}";

  private final TestTenant tenant = TestTenant.on(Servers.standard());
  private final String key = UUID.randomUUID().toString();
  private final Api api = keyed(tenant.api());

  private Api keyed(Api plain) {
    return plain.with("Idempotency-Key", key);
  }

  @Test
  void secondRequestGetsTheFirstAnswer() {
    Answer first = api.post("/endpoints", ENDPOINT).expect(201);
    Answer second = api.post("/endpoints", ENDPOINT).expect(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(first.json().getString("secret")).startsWith("whsec_");
    assertThat(first.json().getString("description")).isEqualTo("ü");
    for (String header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(first.header(header)).isNotBlank();
      assertThat(second.header(header)).isEqualTo(first.header(header));
    }
    assertThat(tenant.api().get("/endpoints").data()).hasSize(1);
  }

  @Test
  void withoutAKeyEveryRequestMakesOne() {
    tenant.api().post("/endpoints", ENDPOINT).expect(201);
    tenant.api().post("/endpoints", ENDPOINT).expect(201);
    assertThat(tenant.api().get("/endpoints").data()).hasSize(2);
  }

  @Test
  void apiKeyIsShownAgainAndWorks() {
    Answer first = api.post("/api-keys", API_KEY).expect(201);
    Answer second = api.post("/api-keys", API_KEY).expect(201);
    assertThat(second.json()).isEqualTo(first.json());
    Api.withKey(tenant.server(), second.string("key")).get("/endpoints").expect(200);
    assertThat(tenant.api().get("/api-keys").data()).hasSize(2);
  }

  @Test
  void keyBelongsToItsRequest() {
    api.post("/endpoints", ENDPOINT).expect(201);
    Answer body = api.post("/endpoints", ENDPOINT + " ").expectProblem(422);
    assertThat(body.string("detail")).contains("Idempotency-Key");
    api.post("/api-keys", API_KEY).expectProblem(422);
    assertThat(tenant.api().get("/endpoints").data()).hasSize(1);
  }

  @Test
  void keysOfOtherCallersAreOtherKeys() {
    String made = api.post("/endpoints", ENDPOINT).expect(201).string("id");
    Api sameTenant = Api.withKey(tenant.server(), tenant.newKey("admin").getString("key"));
    TestTenant other = TestTenant.on(Servers.standard());
    for (Api caller : List.of(sameTenant, other.api())) {
      Answer answer = keyed(caller).post("/endpoints", ENDPOINT).expect(201);
      assertThat(answer.header("Idempotency-Replayed")).isEmpty();
      assertThat(answer.string("id")).isNotEqualTo(made);
    }
    assertThat(other.api().get("/endpoints").data()).hasSize(1);
    assertThat(tenant.api().get("/endpoints").data()).hasSize(2);
  }

  @Test
  void refusalIsGivenAgainToo() {
    Answer first = api.post("/endpoints", "{}").expectProblem(422);
    Answer second = api.post("/endpoints", "{}").expectProblem(422);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  void onlyOneOfManyAtOnceMakesIt() {
    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.post("/endpoints", ENDPOINT)))
            .toList();
    int made = 0;
    for (CompletableFuture<Answer> each : sent) {
      Answer answer = each.join();
      if (answer.status() == 409) {
        answer.expectProblem(409);
        assertThat(answer.header("Retry-After")).isNotBlank();
      } else if (answer.expect(201).header("Idempotency-Replayed").isEmpty()) {
        made++;
      }
    }
    assertThat(made).isEqualTo(1);
    assertThat(tenant.api().get("/endpoints").data()).hasSize(1);
    api.post("/endpoints", ENDPOINT).expect(201);
  }

  @Test
  void eventIsReplayedOnce() {
    tenant.endpoint("http://127.0.0.1:9/x");
    String event = tenant.post("order.created");
    String replay = "/events/" + event + "/replay";
    Answer first = api.post(replay).expect(202);
    Answer second = api.post(replay).expect(202);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(tenant.deliveries(event)).hasSize(2);
  }

  @Test
  void operatorMakesATenantOnce() {
    Api operator = keyed(Servers.standard().operator());
    String body = "{\"slug\":\"s" + key.substring(0, 8) + "\"}";
    Answer first = operator.post("/tenants", body).expect(201);
    Answer second = operator.post("/tenants", body).expect(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 1000})
  void tooLongKeyIsRefused(int length) {
    Api bad = tenant.api().with("Idempotency-Key", "k".repeat(length));
    bad.post("/endpoints", ENDPOINT).expectProblem(400);
    bad.post("/events", TestEvents.order()).expectProblem(400);
    assertThat(tenant.api().get("/endpoints").data()).isEmpty();
  }

  @Test
  void credentialsComeFirst() {
    api.post("/endpoints", ENDPOINT).expect(201);
    keyed(Api.anonymous(tenant.server())).post("/endpoints", ENDPOINT).expectProblem(401);
    Api reader = Api.withKey(tenant.server(), tenant.newKey("events:read").getString("key"));
    keyed(reader).post("/endpoints", ENDPOINT).expectProblem(403);
  }

  @Test
  void eventWithoutAnIdGetsItFromTheKey() {
    JsonObject order = TestEvents.order();
    String id = api.post("/events", order).expect(202).string("event_id");
    JsonObject again = api.post("/events", order).expect(200).json();
    assertThat(again.getString("event_id")).isEqualTo(id);
    assertThat(again.getBoolean("duplicate")).isTrue();
    api.post("/events", TestEvents.with(order, "role", "other")).expectProblem(409);
    JsonObject own = TestEvents.orderWithId();
    assertThat(api.post("/events", own).expect(202).string("event_id"))
        .isEqualTo(own.getString("event_id"));
    TestTenant other = TestTenant.on(Servers.standard());
    assertThat(keyed(other.api()).post("/events", order).expect(202).string("event_id"))
        .isNotEqualTo(id);
  }

  @Test
  void eventsOfABatchGetTheirsFromTheKeyAndTheirPlace() {
    String order = TestEvents.order().toString();
    String batch = "{\"events\":[" + order + "," + order + "]}";
    List<JsonObject> first = results(api.post("/events/batch", batch).expect(202));
    List<JsonObject> second = results(api.post("/events/batch", batch).expect(202));
    assertThat(first).extracting(result -> result.getBoolean("duplicate")).containsOnly(false);
    assertThat(second).extracting(result -> result.getBoolean("duplicate")).containsOnly(true);
    assertThat(tenant.api().get("/events").data()).hasSize(2);
  }

  private static List<JsonObject> results(Answer answer) {
    return answer.json().getJsonArray("results").getValuesAs(JsonObject.class);
  }

  @Test
  @ReferenceOnly
  void answersAreForgottenAfterThePeriod() {
    SynqServer hasty = Servers.hasty();
    TestTenant there = TestTenant.on(hasty);
    String first = keyed(there.api()).post("/endpoints", ENDPOINT).expect(201).string("id");
    Await.value(
        Await.SOON,
        () -> keyed(there.api()).post("/endpoints", ENDPOINT).expect(201).string("id"),
        id -> !id.equals(first));
    Await.until(Await.SOON, () -> hasty.messages().contains("idempotency.purged"));
  }
}
