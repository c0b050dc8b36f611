package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The database goes away and comes back: nothing accepted is lost, and nothing is started anew. */
@Order(4)
@ResourceLock(Mortal.LOCK)
class DatabaseOutageSystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Receiver receiver = new Receiver();
  private final SynqServer server = Mortal.running().server();
  private final JmsApplication application = Mortal.running().producers();
  private final Cable cable = Mortal.running().cable();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void requestsAreToldToComeBackAndWorkGoesOnByItself() {
    Reaction slow = Reaction.after(Duration.ofSeconds(2), Reaction.status(200));
    tenant.endpoint(receiver.on("/all", slow));
    Set<String> accepted = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      accepted.add(tenant.post("order.created"));
    }
    receiver.await("/all", 10);
    cable.cut(); // with attempts under way, whose ends cannot be recorded now

    Answer refused = tenant.api().post("/events", TestEvents.order()).expectProblem(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    Await.until(LIMIT, () -> tenant.api().get("/events").status() == 503);
    assertThat(tenant.api().get("/endpoints").expectProblem(503).header("Retry-After"))
        .isEqualTo("1");
    assertThat(tenant.api().get("/events").text()).doesNotContain("java", "SQL", "postgresql");
    Await.until(LIMIT, () -> Api.anonymous(server.url()).getRoot("/health/ready").status() == 503);

    cable.mend();
    Await.until(LIMIT, () -> Api.anonymous(server.url()).getRoot("/health/ready").status() == 200);
    accepted.add(tenant.post("order.created"));
    for (String id : accepted) {
      tenant.delivery(id, LIMIT, one -> one.getString("state").equals("delivered"));
    }
    assertThat(receiver.at("/all").stream().map(Received::eventId)).containsAll(accepted);
  }

  @Test
  void messagesWaitInTheQueue() {
    tenant.endpoint(receiver.on("/queued", Reaction.status(200)));
    JmsProducers producers = new JmsProducers(application, tenant, 0);
    producers.sendGroup();
    Await.until(LIMIT, () -> receiver.at("/queued").size() == JmsProducers.GROUP);
    double before = metric("synq_messages_put_back_total");
    cable.cut();
    for (int i = 0; i < 10; i++) {
      producers.sendGroup();
    }
    // All that are taken at once are put back, and come again a second time.
    Await.until(LIMIT, () -> metric("synq_messages_put_back_total") > before + 100);
    assertThat(receiver.at("/queued")).hasSize(JmsProducers.GROUP);

    cable.mend();
    Await.until(
        LIMIT,
        () -> JmsProducers.received(receiver, "/queued").keySet().equals(producers.committed()));
    Await.until(LIMIT, () -> application.count(JmsApplication.EVENTS) == 0);
    assertThat(application.count(JmsApplication.REJECTED)).isZero();
    assertThat(JmsProducers.received(receiver, "/queued").values())
        .allMatch(ids -> ids.size() == 1);
  }

  private double metric(String name) {
    return Api.anonymous(server.url())
        .getRoot("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
