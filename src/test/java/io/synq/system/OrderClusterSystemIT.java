package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Order holds over three nodes of which two are killed, one after the other, at a receiver that
 * fails now and then.
 */
@ResourceLock(Nodes.LOCK)
@Order(11)
class OrderClusterSystemIT {
  private static final int KEYS = 40;
  private static final int ROUNDS = 30;

  /**
   * After these a node dies that has just taken them; before it does, the one before it is back.
   */
  private static final Set<Integer> LAST_OF_A_NODE = Set.of(10, 20);

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Receiver RECEIVER = new Receiver();
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    nodes = Nodes.running(3);
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  @Test
  void eachKeyKeepsItsOrderAndNothingIsLost() {
    List<SynqServer> servers = nodes.all();
    TestTenant tenant = TestTenant.on(servers.get(0));
    AtomicInteger requests = new AtomicInteger();
    Map<String, Instant> successes = new ConcurrentHashMap<>();
    Reaction flaky = OrderedEvents.answering(one -> requests.incrementAndGet() % 9 == 0, successes);
    String id = tenant.endpoint(RECEIVER.on("/order", flaky)).getString("id");
    String members = OrderedEvents.BY_ORDER + ",\"retry\":{\"first_wait_seconds\":1}";
    tenant.api().patch("/endpoints/" + id, "{" + members + "}").expect(200);
    CompletableFuture<Void> revived = CompletableFuture.completedFuture(null);
    for (int round = 0; round < ROUNDS; round++) {
      boolean last = LAST_OF_A_NODE.contains(round);
      if (last) {
        revived.join();
      }
      post(servers, round, tenant.key(), OrderedEvents.round(KEYS, round));
      if (last) {
        SynqServer node = servers.get(round % servers.size());
        node.kill();
        revived = CompletableFuture.runAsync(node::revive);
      }
    }
    revived.join();
    for (String state : List.of("pending", "delivering", "retrying", "failed")) {
      String list = "/endpoints/" + id + "/deliveries?limit=1&status=" + state;
      Await.until(LIMIT, () -> tenant.api().get(list).data().isEmpty());
    }
    OrderedEvents.assertOrder(RECEIVER.at("/order"), successes, KEYS, ROUNDS);
    assertThat(RECEIVER.at("/order")).hasSizeGreaterThan(KEYS * ROUNDS);
  }

  /** At one node after the other, until one has taken them; no event is taken twice. */
  private static void post(
      List<SynqServer> servers, int first, String key, List<JsonObject> events) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    events.forEach(list::add);
    JsonObject body = Json.createObjectBuilder().add("events", list).build();
    AtomicInteger turn = new AtomicInteger(first);
    Await.until(
        LIMIT,
        () -> {
          SynqServer server = servers.get(turn.getAndIncrement() % servers.size());
          try {
            Answer answer = Api.withKey(server.url(), key).post("/events/batch", body);
            return answer.status() / 100 == 2
                && answer.json().getJsonArray("results").getValuesAs(JsonObject.class).stream()
                    .allMatch(one -> one.containsKey("event_id"));
          } catch (Api.NoAnswerException e) {
            return false;
          }
        });
  }
}
