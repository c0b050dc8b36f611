package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Order holds over three nodes of which one is killed, at a receiver that fails now and then. */
@ResourceLock(Nodes.LOCK)
@Order(11)
class OrderClusterSystemIT {
  private static final int KEYS = 40;
  private static final int ROUNDS = 30;
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
    Reaction flaky =
        Reaction.by(one -> Reaction.status(requests.incrementAndGet() % 9 == 0 ? 500 : 200));
    String id = tenant.endpoint(RECEIVER.on("/order", flaky)).getString("id");
    String members = OrderedEvents.BY_ORDER + ",\"retry\":{\"first_wait_seconds\":1}";
    tenant.api().patch("/endpoints/" + id, "{" + members + "}").expect(200);
    CompletableFuture<Void> revived = CompletableFuture.completedFuture(null);
    for (int round = 0; round < ROUNDS; round++) {
      if (round == ROUNDS / 3) {
        servers.get(2).kill();
        revived = CompletableFuture.runAsync(servers.get(2)::revive);
      }
      post(servers, round, tenant.key(), OrderedEvents.round(KEYS, round));
    }
    revived.join();
    for (String state : List.of("pending", "delivering", "retrying", "failed")) {
      String list = "/endpoints/" + id + "/deliveries?limit=1&status=" + state;
      Await.until(LIMIT, () -> tenant.api().get(list).data().isEmpty());
    }
    OrderedEvents.assertOrder(RECEIVER.at("/order"), KEYS, ROUNDS);
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
