package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators look at. */
@Conformance
class OperationsSystemIT {
  /** Of an alert rule: all up to its next member. */
  private static final Pattern EXPRESSION = Pattern.compile("(?s)expr:(.*?)\\n {8}\\w+:");

  /** Of the dashboard: all up to the end of the text. */
  private static final Pattern QUERY = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  /** A name with an underscore in it that is no function's. */
  private static final Pattern METRIC = Pattern.compile("\\b[a-z]+_\\w+\\b(?! *\\()");

  private final SynqServer server = Servers.standard();
  private final Api anyone = Api.anonymous(server.url());

  @Test
  void probesSayThatTheServerIsUp() {
    assertThat(anyone.getRoot("/health/started").expect(200).string("status")).isEqualTo("UP");
    assertThat(anyone.getRoot("/health/live").expect(200).text())
        .contains("delivery-loop", "sender");
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
            "synq_intake_duration_seconds_bucket{mp_scope=\"application\",le=\"0.005\",}",
            "synq_intake_duration_seconds_bucket{mp_scope=\"application\",le=\"+Inf\",}",
            "synq_deliveries_delivered_total",
            "synq_deliveries_failed_total",
            "synq_deliveries_cancelled_total",
            "synq_deliveries_backlog",
            "synq_deliveries_oldest_due_seconds",
            "synq_deliveries_in_flight",
            "synq_attempt_duration_seconds_bucket{mp_scope=\"application\",le=\"1.0\",}",
            "synq_delivery_latency_seconds_bucket{mp_scope=\"application\",le=\"259200.0\",}")
        .as("cannot be added up over nodes")
        .doesNotContainPattern("\nsynq_[^\n]*quantile=");
  }

  @Test
  void everyMetricOfTheAlertRulesAndTheDashboardIsThere() throws IOException {
    TestTenant tenant = TestTenant.on(server);
    tenant.endpoint(server.url() + "/inbox/alerts", "order.created");
    tenant.delivery(tenant.post("order.created"), "delivered");
    // The sort of a failed attempt is known once one has failed.
    tenant.endpoint("http://127.0.0.1:1/nobody", "stock.counted");
    tenant.delivery(tenant.post("stock.counted"), "retrying");
    Set<String> rules = metrics("alerts.yaml", EXPRESSION);
    Set<String> shown = metrics("grafana/dashboards/synq-events.json", QUERY);
    assertThat(rules).hasSizeGreaterThan(8);
    assertThat(shown).hasSizeGreaterThan(15);
    Await.value(
        Await.SOON,
        () -> anyone.getRoot("/metrics").expect(200).text(),
        metrics ->
            Stream.concat(rules.stream(), shown.stream())
                .allMatch(name -> metrics.contains("\n" + name + "{")));
  }

  private static Set<String> metrics(String file, Pattern expression) throws IOException {
    return expression
        .matcher(Files.readString(Path.of("deploy/monitoring", file)))
        .results()
        .flatMap(found -> METRIC.matcher(found.group(1)).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @ReferenceOnly
  void theApiDescribesItself() {
    assertThat(anyone.getRoot("/openapi").expect(200).text())
        .startsWith("---")
        .contains("title: Synq Events", "/api/v1/events:", "/api/v1/endpoints/{id}/ping:");
    assertThat(anyone.getRoot("/openapi/ui/").expect(200).text()).contains("<html");
  }

  @Test
  @ReferenceOnly
  void unknownPathsAreProblemsToo() {
    server.demo().get("/nothing").expectProblem(404);
    server.demo().delete("/events").expectProblem(405);
  }
}
