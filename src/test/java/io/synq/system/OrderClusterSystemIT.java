package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.Lanes;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * fails now and then. What the second one has in hand is delivered by those that are left.
 */
@ResourceLock(Nodes.LOCK)
@Order(11)
class OrderClusterSystemIT {
  private static final int KEYS = 40;
  private static final int ROUNDS = 30;

  /** After this one a node dies that has just taken it; it is back before the next one dies. */
  private static final int FIRST_KILL = 10;

  /** After this one another dies, and stays dead. */
  private static final int LAST_KILL = 20;

  private static final int IN_HAND = 400;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** The lease of what a node had in hand, and the time to deliver it. */
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(60);

  private static final Receiver RECEIVER = new Receiver();
  private static final Map<String, Instant> SUCCESSES = new ConcurrentHashMap<>();
  private static TestTenant ordered;
  private static String orderedId;
  private static TestTenant taken;
  private static String takenId;
  private static List<String> inHand;
  private static String replay;

  @BeforeAll
  static void killTwoInTheMidstOfIt() {
    List<SynqServer> servers = Nodes.running(3).all();
    AtomicInteger requests = new AtomicInteger();
    Reaction flaky = OrderedEvents.answering(one -> requests.incrementAndGet() % 9 == 0, SUCCESSES);
    ordered = TestTenant.on(servers.get(0));
    orderedId = ordered.endpoint(RECEIVER.on("/order", flaky)).getString("id");
    String members = OrderedEvents.BY_ORDER + ",\"retry\":{\"first_wait_seconds\":1}";
    ordered.api().patch("/endpoints/" + orderedId, "{" + members + "}").expect(200);
    Reaction slow = Reaction.after(Duration.ofMillis(300), Reaction.status(200));
    taken = TestTenant.on(servers.get(0));
    takenId = taken.endpoint(RECEIVER.on("/taken", slow)).getString("id");
    CompletableFuture<Void> revived = CompletableFuture.completedFuture(null);
    for (int round = 0; round < ROUNDS; round++) {
      SynqServer node = servers.get(round % servers.size());
      if (round == LAST_KILL) {
        revived.join();
        inHand = new ArrayList<>(half(taken.at(node)));
        inHand.addAll(half(taken));
        String all = ReplayJobsSystemIT.request("any", "");
        replay = taken.at(node).api().post("/replays", all).expect(202).string("id");
      }
      post(servers, round, ordered.key(), OrderedEvents.round(KEYS, round));
      if (round == FIRST_KILL || round == LAST_KILL) {
        node.kill();
      }
      if (round == FIRST_KILL) {
        revived = CompletableFuture.runAsync(node::revive);
      }
    }
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  private static List<String> half(TestTenant at) {
    return at.post(Collections.nCopies(IN_HAND / 2, TestEvents.order()));
  }

  @Test
  void eachKeyKeepsItsOrderAndNothingIsLost() {
    Await.until(LIMIT, () -> SUCCESSES.size() == KEYS * ROUNDS);
    awaitNone(LIMIT, ordered, orderedId, "pending", "delivering", "retrying", "failed");
    OrderedEvents.assertOrder(RECEIVER.at("/order"), SUCCESSES, KEYS, ROUNDS);
    assertThat(RECEIVER.at("/order")).hasSizeGreaterThan(KEYS * ROUNDS);
  }

  @Test
  void whatAKilledNodeHadInHandIsDeliveredByTheOthers() {
    JsonObject done =
        Await.value(
            TAKEN_OVER_WITHIN,
            () -> taken.api().get("/replays/" + replay).expect(200).json(),
            job -> job.getString("state").equals("completed"));
    assertThat(done.getInt("done")).isEqualTo(IN_HAND);
    awaitNone(TAKEN_OVER_WITHIN, taken, takenId, "pending", "delivering", "retrying");
    assertThat(RECEIVER.at("/taken")).extracting(Received::eventId).containsAll(inHand);
    // A repeat is what was on the wire of the killed node, or answered and not written down yet.
    assertThat(RECEIVER.at("/taken").size()).isBetween(2 * IN_HAND, 2 * IN_HAND + 2 * Lanes.WIDTH);
  }

  private static void awaitNone(
      Duration limit, TestTenant tenant, String endpoint, String... states) {
    for (String state : states) {
      String list = "/endpoints/" + endpoint + "/deliveries?limit=1&status=" + state;
      Await.until(limit, () -> tenant.api().get(list).data().isEmpty());
    }
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
