package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Lists on a server that gives a search next to no time: they say where it stopped, and go on. */
@Order(11)
@ResourceLock(Mortal.LOCK)
class HurriedSearchConsoleIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String FURTHER = "Search further";

  private final SynqServer server = Mortal.running().server();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Visitor visitor() {
    return Visitor.to(server).as(tenant.person("viewer"));
  }

  private void hay() {
    for (int batch = 0; batch < 3; batch++) {
      tenant.post(IntStream.range(0, 400).mapToObj(i -> TestEvents.of("a.hay")).toList());
    }
  }

  /** Searches on until there is a row; how often it took. */
  private static int searchOn(Visitor visitor, String rows) {
    int hops = 0;
    while (visitor.page().locator(rows).count() == 0) {
      assertThat(visitor.page().locator("a[rel=next]").count())
          .as("the only way on is to search further")
          .isZero();
      visitor.follow(FURTHER);
      hops++;
    }
    return hops;
  }

  @Test
  void eventLogSaysThatItWasNotFinishedAndGoesOn() {
    String needle = tenant.post(TestEvents.with(TestEvents.order(), "role", "needle"));
    hay();
    try (Visitor visitor = visitor()) {
      visitor.go("/console/webhooks/events?q=needle");
      visitor.sees("The search ran out of time before it got through the log.");
      visitor.sees("Nothing found yet");
      visitor.findsNoBarrier();
      assertThat(searchOn(visitor, "table.log a.row-link")).isPositive();
      assertThat(visitor.at()).contains("q=needle", "at=");
      assertThat(visitor.page().locator("a.row-link").getAttribute("href")).endsWith(needle);
      visitor.follow("Newest");
      visitor.sees("The search ran out of time");
    }
  }

  @Test
  void endpointsDeliveriesDoTheSame() {
    String endpoint = tenant.endpoint(RECEIVER.on("/seldom", Reaction.status(200))).getString("id");
    tenant.delivery(tenant.post("order.created"), "delivered");
    tenant.api().post("/endpoints/" + endpoint + "/disable").expect(200);
    hay();
    try (Visitor visitor = visitor()) {
      visitor.go("/console/webhooks/endpoint?id=" + endpoint + "&tab=deliveries&status=delivered");
      visitor.sees("The search ran out of time before it got through all deliveries.");
      visitor.sees("None found yet");
      visitor.findsNoBarrier();
      assertThat(searchOn(visitor, "#deliveries a.row-link")).isPositive();
      assertThat(visitor.at()).contains("status=delivered", "at=");
      assertThat(visitor.page().locator("#deliveries tbody tr").innerText())
          .contains("order.created", "delivered");
      visitor.follow("Newest");
      visitor.sees("None found yet");
    }
  }
}
