package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What operators look at. */
class OperationsSystemIT {
  private final SynqServer server = Servers.standard();
  private final Api anyone = Api.anonymous(server.url());

  @Test
  void probesSayThatTheServerIsUp() {
    assertThat(anyone.getRoot("/health/started").expect(200).string("status")).isEqualTo("UP");
    assertThat(anyone.getRoot("/health/live").expect(200).text()).contains("delivery-loop");
    assertThat(anyone.getRoot("/health/ready").expect(200).text())
        .contains("database", "messaging");
  }

  @Test
  void metricsTellWhatCameInAndWentOut() {
    TestTenant tenant = TestTenant.on(server);
    tenant.endpoint(server.url() + "/inbox/metrics");
    tenant.delivery(tenant.post("order.created"), "delivered");
    String metrics = anyone.getRoot("/metrics").expect(200).text();
    assertThat(metrics)
        .contains(
            "synq_events_accepted_total",
            "synq_events_duplicate_total",
            "synq_events_not_stored_total",
            "synq_intake_duration_seconds",
            "synq_deliveries_delivered_total",
            "synq_deliveries_failed_total",
            "synq_deliveries_cancelled_total",
            "synq_deliveries_backlog",
            "synq_deliveries_oldest_due_seconds",
            "synq_deliveries_in_flight",
            "synq_attempt_duration_seconds",
            "synq_delivery_latency_seconds");
  }

  @Test
  void theApiDescribesItself() {
    assertThat(anyone.getRoot("/openapi").expect(200).text())
        .startsWith("---")
        .contains("title: Synq Events", "/api/v1/events:", "/api/v1/endpoints/{id}/ping:");
    assertThat(anyone.getRoot("/openapi/ui/").expect(200).text()).contains("<html");
  }

  @Test
  void unknownPathsAreProblemsToo() {
    server.demo().get("/nothing").expectProblem(404);
    server.demo().delete("/events").expectProblem(405);
  }
}
