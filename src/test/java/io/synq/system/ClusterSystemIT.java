package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.delivery.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Three servers on one database and one broker, with TLS; one node and the broker go down. */
@Order(2)
@ResourceLock(Nodes.LOCK)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterSystemIT {
  private static final int EVENTS = 2_000;
  private static final int PER_SECOND = 250;

  /** What is on the wire to two endpoints, and what is answered and not written down yet. */
  private static final int MOST_REPEATED = 4 * Lanes.WIDTH;

  /** The lease of what a killed node had in hand, a look for it, and the time to deliver it. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** Until the receiver has read what was sent: less than a lease by far. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final Receiver RECEIVER = new Receiver();
  private static Broker broker;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    nodes = Nodes.running(3);
    broker = nodes.broker();
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  @Test
  @Order(1)
  void ofThoseThatStartedAtOnceOneMadeTheDemo() {
    Await.until(Await.SOON, () -> nodes.all().stream().anyMatch(node -> hasMadeTheDemo(node)));
    assertThat(nodes.all()).filteredOn(ClusterSystemIT::hasMadeTheDemo).hasSize(1);
  }

  @Test
  @Order(2)
  void everyAcceptedEventIsDeliveredThoughANodeIsKilledAndTheBrokerGoesAway() throws Exception {
    TestTenant tenant = TestTenant.on(nodes.get(0));
    List<String> paths = List.of("/first", "/second");
    List<String> endpoints =
        paths.stream()
            .map(path -> RECEIVER.on(path, Reaction.status(200)))
            .map(url -> tenant.endpoint(url).getString("id"))
            .toList();
    String queues = nodes.get(0).setting("SYNQ_BROKER_PREFIX");
    ClusterTraffic traffic =
        new ClusterTraffic(nodes.all(), tenant.key(), broker, queues + JmsApplication.EVENTS);
    Thread accidents = new Thread(() -> accidents(traffic));
    accidents.start();
    traffic.run(EVENTS, PER_SECOND);
    accidents.join();
    assertThat(killed).isNotNull();
    assertThat(traffic.accepted()).hasSize(EVENTS);

    Api api = tenant.api();
    for (String endpoint : endpoints) {
      for (String state : List.of("pending", "delivering", "retrying", "failed")) {
        String list = "/endpoints/" + endpoint + "/deliveries?limit=1&status=" + state;
        Await.until(LIMIT, () -> api.get(list).data().isEmpty());
      }
    }
    for (String path : paths) {
      assertDelivered(path, traffic.accepted());
    }
    for (String queue : List.of("EVENTS", "EVENTS.REJECTED", "DELIVERIES")) {
      Await.until(LIMIT, () -> broker.depth(queues + "SYNQ." + queue) == 0);
    }
    assertThat(api.get("/stats").expect(200).json().getJsonObject("waiting").getInt("deliveries"))
        .isZero();
  }

  private static boolean hasMadeTheDemo(SynqServer node) {
    return node.outputs().contains("first start");
  }

  private volatile Instant killed;
  private volatile Instant dead;

  /** After a third of the events a node, after two thirds the broker. */
  private void accidents(ClusterTraffic traffic) {
    Await.until(LIMIT, () -> traffic.accepted().size() > EVENTS / 3);
    killed = Instant.now();
    nodes.get(2).kill();
    dead = Instant.now();
    Await.until(LIMIT, () -> traffic.accepted().size() > EVENTS * 2 / 3);
    broker.kill();
    broker.restart();
  }

  /** Each at least once; what comes again is what the killed node had in hand. */
  private void assertDelivered(String path, Set<String> accepted) {
    List<Received> received = RECEIVER.at(path);
    Map<String, Instant> first = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    for (Received request : received) {
      Instant before = first.putIfAbsent(request.eventId(), request.at());
      if (before != null) {
        repeated.add(request.eventId());
        assertThat(before).as("first of " + request).isBefore(dead.plus(LATE));
        assertThat(request.at()).isBetween(killed, killed.plus(LEASE));
      }
    }
    assertThat(first.keySet()).isEqualTo(accepted);
    assertThat(repeated).hasSizeLessThan(MOST_REPEATED);
  }
}
