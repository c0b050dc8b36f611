package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Deliveries of a key go one after the other, in the order in which they were stored. */
@Conformance
@Order(12)
class OrderSystemIT {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Receiver RECEIVER = new Receiver();

  /** What is refused for now. */
  private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

  private final TestTenant tenant = TestTenant.on(Servers.standard());
  private final Api api = tenant.api();

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  /** Refuses some. */
  private static Reaction choosy() {
    return Reaction.by(request -> Reaction.status(FAILING.contains(request.eventId()) ? 500 : 200));
  }

  private String ordered(String path, Reaction reaction, String members) {
    String id = tenant.endpoint(RECEIVER.on(path, reaction), "order.*").getString("id");
    change(id, members);
    return id;
  }

  private void change(String endpoint, String members) {
    api.patch("/endpoints/" + endpoint, "{" + members + "}").expect(200);
  }

  private String post(String key, int number) {
    return tenant.post(OrderedEvents.of(key, number));
  }

  private String failing(String key, int number) {
    JsonObject event = OrderedEvents.of(key, number);
    FAILING.add(event.getString("event_id"));
    return tenant.post(event);
  }

  private static List<Integer> numbers(String path, String key) {
    return OrderedEvents.numbers(RECEIVER.at(path)).getOrDefault(key, List.of());
  }

  private JsonObject waiting(String event) {
    return tenant.delivery(event, Await.SOON, one -> !one.isNull("waits_for"));
  }

  private List<JsonObject> blocked(String endpoint) {
    return api.get("/endpoints/" + endpoint + "/blocked-keys").expect(200).data();
  }

  @Test
  void eachKeyKeepsItsOrderThoughAttemptsFail() {
    AtomicInteger requests = new AtomicInteger();
    Map<String, Instant> successes = new ConcurrentHashMap<>();
    ordered(
        "/order",
        OrderedEvents.answering(one -> requests.incrementAndGet() % 6 == 0, successes),
        OrderedEvents.BY_ORDER);
    for (int round = 0; round < 8; round++) {
      tenant.post(OrderedEvents.round(20, round));
    }
    Await.until(LONG, () -> successes.size() == 160);
    OrderedEvents.assertOrder(RECEIVER.at("/order"), successes, 20, 8);
  }

  @Test
  void aBlockedKeyHoldsUpItselfAlone() {
    String endpoint = ordered("/blocked", choosy(), OrderedEvents.BY_ORDER);
    String first = failing("a", 1);
    String second = post("a", 2);
    tenant.delivery(post("b", 1), "delivered");
    String head = tenant.delivery(first, "retrying").getString("id");
    JsonObject waits = waiting(second);
    assertThat(waits.getString("state")).isEqualTo("pending");
    assertThat(waits.getString("order_key")).isEqualTo("a");
    assertThat(waits.getString("waits_for")).isEqualTo(head);
    assertThat(waits.isNull("next_attempt_at")).isTrue();
    JsonObject key = blocked(endpoint).get(0);
    assertThat(key.getString("key")).isEqualTo("a");
    assertThat(key.getString("delivery_id")).isEqualTo(head);
    assertThat(key.getInt("waiting")).isEqualTo(1);
    String retry = "/deliveries/" + waits.getString("id") + "/retry";
    api.post(retry).expectProblem(409, "delivery-waits");
    api.post("/endpoints/" + endpoint + "/retry").expect(200);
    assertThat(numbers("/blocked", "a")).containsOnly(1);

    Await.until(Await.SOON, () -> api.post("/deliveries/" + head + "/cancel").status() == 200);
    tenant.delivery(second, "delivered");
    assertThat(blocked(endpoint)).isEmpty();
    FAILING.remove(first);
    api.post("/deliveries/" + head + "/retry").expect(202);
    tenant.delivery(first, "delivered");
    assertThat(numbers("/blocked", "b")).containsExactly(1);
  }

  @Test
  void whatBlocksItsKeyForLongerThanTheEndpointAllowsIsGivenUp() {
    tenant.endpoint(RECEIVER.on("/skips", Reaction.status(200)), "delivery.skipped");
    tenant.endpoint(RECEIVER.on("/star", Reaction.status(200)), "delivery.*");
    ordered("/limit", choosy(), OrderedEvents.BY_ORDER + ",\"ordering_limit_seconds\":1");
    String alone = failing("b", 1);
    String first = failing("a", 1);
    String second = post("a", 2);
    JsonObject given = tenant.delivery(first, LONG, one -> !one.isNull("finished_at"));
    assertThat(given.getString("state")).isEqualTo("failed");
    assertThat(given.getString("last_error"))
        .isEqualTo("given up, as it blocked its key for too long");
    tenant.delivery(second, "delivered");
    assertThat(numbers("/limit", "a")).isSorted().endsWith(2);
    JsonObject told = RECEIVER.await("/skips", 1).get(0).json().getJsonObject("payload");
    assertThat(told.getJsonArray("delivery_ids").getString(0)).isEqualTo(given.getString("id"));
    assertThat(RECEIVER.at("/star")).isEmpty();
    assertThat(tenant.delivery(alone, "retrying").isNull("finished_at"))
        .as("nobody waits for it")
        .isTrue();
  }

  @Test
  void whatIsHeldGoesInOrderOnceItsEndpointIsEnabled() {
    Map<String, Instant> successes = new ConcurrentHashMap<>();
    Reaction well = OrderedEvents.answering(one -> false, successes);
    String endpoint = ordered("/held", well, OrderedEvents.BY_ORDER);
    api.post("/endpoints/" + endpoint + "/disable").expect(200);
    List<String> events = List.of(post("a", 1), post("a", 2), post("a", 3));
    events.forEach(event -> tenant.delivery(event, "held"));
    api.post("/endpoints/" + endpoint + "/enable").expect(200);
    tenant.delivery(events.get(2), "delivered");
    assertThat(numbers("/held", "a")).containsExactly(1, 2, 3);
    OrderedEvents.assertOrder(RECEIVER.at("/held"), successes, 1, 3);
  }

  @Test
  void whatStandsInALineStaysThereIfTheEndpointKeepsNoOrderAnyMore() {
    String endpoint = ordered("/change", choosy(), "\"ordering\":\"event_type\"");
    String first = failing("a", 1);
    String second = post("a", 2);
    assertThat(waiting(second).getString("order_key")).isEqualTo("order.updated");
    change(endpoint, "\"ordering\":\"none\"");
    String third = post("a", 3);
    assertThat(tenant.delivery(third, "delivered").isNull("order_key")).isTrue();
    assertThat(numbers("/change", "a")).doesNotContain(2);
    FAILING.remove(first);
    tenant.delivery(second, "delivered");
    tenant.delivery(first, "delivered");
    assertThat(numbers("/change", "a")).endsWith(1, 2);
  }

  @Test
  void aReplayIsBehindWhatIsLive() {
    String endpoint = ordered("/again", choosy(), OrderedEvents.BY_ORDER);
    String old = post("a", 0);
    tenant.delivery(old, "delivered");
    String first = failing("a", 1);
    String second = post("a", 2);
    tenant.delivery(first, "retrying");
    String body = "{\"endpoint_ids\":[\"" + endpoint + "\"]}";
    JsonObject replayed = api.post("/events/" + old + "/replay", body).expect(202).data().get(0);
    assertThat(replayed.getString("state")).isEqualTo("pending");
    assertThat(replayed.isNull("waits_for")).isFalse();
    FAILING.remove(first);
    tenant.delivery(second, "delivered");
    Await.until(Await.SOON, () -> Collections.frequency(numbers("/again", "a"), 0) == 2);
    assertThat(numbers("/again", "a").stream().distinct()).containsExactly(0, 1, 2);
    assertThat(numbers("/again", "a")).endsWith(1, 2, 0);
    int before = numbers("/again", "a").size();
    api.post("/replays", ReplayJobsSystemIT.request("any", "")).expect(202);
    Await.until(LONG, () -> numbers("/again", "a").size() == before + 3);
    assertThat(numbers("/again", "a")).endsWith(0, 1, 2);
  }

  @Test
  void anEndpointThatHasARateKeepsItsOrderToo() {
    Map<String, Instant> successes = new ConcurrentHashMap<>();
    Reaction well = OrderedEvents.answering(one -> false, successes);
    ordered("/rate", well, OrderedEvents.BY_ORDER + ",\"rate_limit\":20");
    for (int round = 0; round < 4; round++) {
      tenant.post(OrderedEvents.round(10, round));
    }
    Await.until(LONG, () -> successes.size() == 40);
    OrderedEvents.assertOrder(RECEIVER.at("/rate"), successes, 10, 4);
  }

  @Test
  void secretsAreRotatedWhileOthersWait() throws Exception {
    String endpoint = ordered("/rotated", choosy(), OrderedEvents.BY_ORDER);
    String first = failing("a", 1);
    String second = post("a", 2);
    tenant.delivery(first, "retrying");
    api.post("/endpoints/" + endpoint + "/secret/rotate", "{\"overlap_hours\":0}").expect(200);
    String secret =
        api.get("/endpoints/" + endpoint + "/secret")
            .expect(200)
            .json()
            .getJsonArray("secrets")
            .getJsonObject(0)
            .getString("secret");
    FAILING.remove(first);
    tenant.delivery(second, "delivered");
    List<Received> requests = RECEIVER.at("/rotated");
    SignatureSystemIT.verify(requests.get(requests.size() - 1), secret);
    assertThat(numbers("/rotated", "a")).isSorted().endsWith(2);
  }

  @Test
  void expressionsThatCannotBeAreRefused() {
    String endpoint = ordered("/never", Reaction.status(200), OrderedEvents.BY_ORDER);
    String path = "/endpoints/" + endpoint;
    assertThat(api.patch(path, "{\"ordering_key\":\"payload.[\"}").expectProblem(422).pointers())
        .containsExactly("/ordering_key");
    assertThat(api.patch(path, "{\"ordering_limit_seconds\":0}").expectProblem(422).pointers())
        .containsExactly("/ordering_limit_seconds");
    assertThat(api.patch(path, "{\"ordering_key\":null}").expectProblem(422).pointers())
        .containsExactly("/ordering_key");
    assertThat(api.patch(path, "{\"ordering\":\"time\"}").expectProblem(422).pointers())
        .containsExactly("/ordering");
    JsonObject kept = api.get(path).expect(200).json();
    assertThat(kept.getString("ordering_key")).isEqualTo("payload.order_id");
  }
}
