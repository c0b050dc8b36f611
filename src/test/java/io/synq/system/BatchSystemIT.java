package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many events in one request. */
@Conformance
class BatchSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void goodDuplicateAndBadEventsEachGetTheirResultInOrder() {
    tenant.endpoint(RECEIVER.on("/mixed", Reaction.status(200)));
    JsonObject known = TestEvents.orderWithId();
    tenant.post(known);
    JsonObject good = TestEvents.orderWithId();
    JsonObject bad = TestEvents.with(TestEvents.orderWithId(), "event_type", "nodot");
    JsonObject conflict = TestEvents.with(known, "role", "other");
    List<JsonValue> events =
        List.of(bad, good, known, Json.createValue(7), conflict, good, TestEvents.order());
    List<JsonObject> results = results(post(events).expect(202));
    assertThat(results).hasSize(7);
    assertThat(results.get(0).getInt("status")).isEqualTo(422);
    assertThat(results.get(0).getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .endsWith("/event_type");
    assertThat(results.get(1).getString("event_id")).isEqualTo(good.getString("event_id"));
    assertThat(results.get(1).getBoolean("duplicate")).isFalse();
    assertThat(results.get(1).getInt("deliveries")).isEqualTo(1);
    assertThat(results.get(2).getString("event_id")).isEqualTo(known.getString("event_id"));
    assertThat(results.get(2).getBoolean("duplicate")).isTrue();
    assertThat(results.get(3).getInt("status")).isEqualTo(422);
    assertThat(results.get(4).getInt("status")).isEqualTo(409);
    assertThat(results.get(5).getBoolean("duplicate")).isTrue();
    assertThat(results.get(6).getBoolean("duplicate")).isFalse();
    assertThat(tenant.api().get("/events").data()).hasSize(3);
    RECEIVER.await("/mixed", 3);
  }

  /** Deeper than a JSON parser reads, too. */
  @ParameterizedTest
  @ValueSource(ints = {101, 5_000})
  void eventThatNestsTooDeepIsRefusedAlone(int levels) {
    String deep = TestEvents.around("{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    String events = String.join(",", TestEvents.order().toString(), deep, deep, "{}");
    String body = "{\"events\":[" + events + "," + TestEvents.order() + "]}";
    List<JsonObject> results = results(tenant.api().post("/events/batch", body).expect(202));
    assertThat(results)
        .extracting(result -> result.getInt("status", 202))
        .containsExactly(202, 422, 422, 422, 202);
    assertThat(results.get(1).getString("detail")).startsWith("/payload must not nest deeper");
    assertThat(tenant.api().get("/events").data()).hasSize(2);
  }

  @Test
  void thousandEventsAreTakenAndDelivered() {
    tenant.endpoint(RECEIVER.on("/thousand", Reaction.status(200)));
    List<String> ids = tenant.post(orders(1000));
    assertThat(new HashSet<>(ids)).hasSize(1000);
    RECEIVER.await("/thousand", 1000, Duration.ofSeconds(90));
    assertThat(RECEIVER.at("/thousand").stream().map(Received::eventId))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  /** More deliveries than one transaction opens. */
  @Test
  void batchToManyEndpointsIsTakenWholeAndInOrder() {
    for (int i = 0; i < 30; i++) {
      String id = tenant.endpoint(RECEIVER.url("/held")).getString("id");
      tenant.api().post("/endpoints/" + id + "/disable").expect(200);
    }
    List<JsonValue> events = ordersWithIds(400);
    List<JsonObject> results = results(post(events).expect(202));
    assertThat(results)
        .extracting(one -> one.getString("event_id"))
        .containsExactlyElementsOf(
            events.stream().map(one -> one.asJsonObject().getString("event_id")).toList());
    assertThat(results).allMatch(one -> one.getInt("deliveries") == 30);
    assertThat(results(post(events.subList(390, 400)).expect(202)))
        .allMatch(one -> one.getBoolean("duplicate"));
  }

  /**
   * Two groups that inserted the same ids, each in an order of its own, waited for each other until
   * the database found out: 20 seconds on Derby, and all who came meanwhile with them.
   */
  @Test
  void batchThatComesThreeTimesAtOnceIsStoredOnceAndNobodyWaits() {
    for (int round = 0; round < 5; round++) {
      List<JsonValue> events = ordersWithIds(200);
      List<CompletableFuture<Answer>> sent =
          IntStream.range(0, 3)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(events), threads))
              .toList();
      assertThat(sent)
          .allSatisfy(answer -> assertThat(answer).succeedsWithin(Duration.ofSeconds(10)));
      assertThat(sent.stream().flatMap(answer -> results(answer.join().expect(202)).stream()))
          .hasSize(600)
          .filteredOn(one -> !one.getBoolean("duplicate"))
          .extracting(one -> one.getString("event_id"))
          .doesNotHaveDuplicates()
          .hasSize(200);
    }
  }

  @Test
  void oneMoreThanAThousandIsRefusedWhole() {
    Answer answer = post(new ArrayList<>(orders(1001))).expectProblem(422);
    assertThat(answer.pointers()).containsExactly("/events");
    assertThat(tenant.api().get("/events").data()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/events",
        "{\"events\":[]}|/events",
        "{\"events\":{}}|/events",
        "{\"events\":null}|/events",
        "{\"events\":[],\"more\":1}|/more",
        "{\"more\":1}|/more"
      })
  void whatIsNoBatchIsRefused(String body, String pointer) {
    Answer answer = tenant.api().post("/events/batch", body).expectProblem(422);
    assertThat(answer.pointers()).contains(pointer);
  }

  @Test
  void malformedBatchStoresNothing() {
    String whole = "{\"events\":[" + TestEvents.order() + "]}";
    tenant.api().post("/events/batch", whole.substring(0, whole.length() - 1)).expectProblem(400);
    tenant.api().post("/events/batch", whole + "x").expectProblem(400);
    assertThat(tenant.api().get("/events").data()).isEmpty();
  }

  @Test
  void bodiesOverEightMebibytesAreRefused() {
    String large = "{\"events\":[],\"x\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}";
    tenant.api().post("/events/batch", large).expectProblem(413);
  }

  private Answer post(List<JsonValue> events) {
    var list = Json.createArrayBuilder();
    events.forEach(list::add);
    return tenant
        .api()
        .post("/events/batch", Json.createObjectBuilder().add("events", list).build());
  }

  private static List<JsonObject> results(Answer answer) {
    return answer.json().getJsonArray("results").getValuesAs(JsonObject.class);
  }

  private static List<JsonValue> ordersWithIds(int count) {
    List<JsonValue> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(TestEvents.orderWithId());
    }
    return orders;
  }

  private static List<JsonObject> orders(int count) {
    List<JsonObject> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(TestEvents.order());
    }
    return orders;
  }
}
