package io.synq.system;

import io.synq.WorkspaceSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tenant as one finds it in use: to be looked at. */
record Showcase(TestTenant tenant, TestTenant.Person admin, Map<String, String> ids)
    implements AutoCloseable {
  private static final Receiver RECEIVER = new Receiver();
  private static final List<String> TYPES =
      List.of(
          "order.created",
          "order.updated",
          "product.updated",
          "inventory.adjusted",
          "integration.synced");

  static Showcase on(SynqServer server) {
    TestTenant tenant = TestTenant.named(server, "acme", "Acme Commerce");
    TestTenant.Person admin = tenant.person("admin");
    tenant.person("member");
    tenant.person("viewer");
    tenant.newKey("events:write");
    tenant.newKey("events:read", "endpoints:read");
    String good =
        endpoint(tenant, "/warehouse", "Orders to the warehouse", Reaction.status(200), "order.*");
    String bad =
        endpoint(
            tenant,
            "/crm",
            "Customer records",
            Reaction.answer(
                503,
                "{\"error\":\"maintenance\",\"retry\":true}",
                "Content-Type: application/json",
                "Retry-After: 600"),
            "order.created",
            "product.*");
    endpoint(tenant, "/legacy", "The old shop", Reaction.status(410), "inventory.*");
    endpoint(tenant, "/alerts", "Data quality to chat", Reaction.status(200), "issue_created");
    List<String> events =
        tenant.post(
            IntStream.range(0, 60).mapToObj(i -> event(TYPES.get(i % TYPES.size()), i)).toList());
    if (!server.database().isEmpty()) {
      rememberADay(server.database(), tenant.id(), good, bad);
    }
    TestIssues issues = new TestIssues(tenant);
    issues.report("freshness-orders", "orders: freshness check failed, last row 7 h old");
    issues.report("nulls-customers", "customers.email: 3.2 % nulls, 0.5 % expected");
    JsonObject created = TestIssues.arrived(RECEIVER, "/alerts", "issue_created", 1).get(0);
    WorkspaceSchema.check(created.toString());
    JsonObject retrying =
        Await.value(
            Await.SOON,
            () ->
                tenant
                    .api()
                    .get("/endpoints/" + bad + "/deliveries?status=retrying")
                    .data()
                    .stream()
                    .findFirst()
                    .orElse(null),
            one -> true);
    JsonObject job =
        tenant
            .api()
            .post(
                "/replays",
                Json.createObjectBuilder()
                    .add(
                        "from",
                        Instant.now()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .minusMillis(3_599_999)
                            .toString())
                    .add("endpoint_ids", Json.createArrayBuilder().add(good))
                    .add("delivery_status", "any")
                    .build())
            .expect(202)
            .json();
    Await.value(
        Duration.ofSeconds(30),
        () -> tenant.api().get("/replays/" + job.getString("id")).json().getString("state"),
        "completed"::equals);
    return new Showcase(
        tenant,
        admin,
        Map.of(
            "endpoint", bad,
            "event", events.get(0),
            "delivery", retrying.getString("id"),
            "replay", job.getString("id"),
            "issue", "freshness-orders",
            "member", admin.id()));
  }

  /** Counts of the hours before: nobody waits a day for a picture of one. */
  private static void rememberADay(String database, String tenantId, String good, String bad) {
    for (int hour = 1; hour < 24; hour++) {
      double swing = 1 + Math.sin((hour + 3) * Math.PI / 12) * 0.6;
      int events = (int) (420 * swing) + hour % 5 * 7;
      int failed = hour > 14 && hour < 18 ? events / 9 : hour % 4;
      count(database, tenantId, tenantId, hour, -2, events, 0);
      count(database, tenantId, good, hour, -1, events, 0);
      count(database, tenantId, good, hour, 30 + hour % 6, events * 3 / 4, 0);
      count(database, tenantId, good, hour, 44 + hour % 7, events / 4, 0);
      count(database, tenantId, bad, hour, -1, events / 3, hour == 16 ? 2 : 0);
      count(database, tenantId, bad, hour, 40, events / 3, failed);
    }
  }

  private static void count(
      String database,
      String tenantId,
      String endpointId,
      int hoursAgo,
      int bucket,
      int succeeded,
      int failed) {
    Postgres.update(
        database,
        "insert into hour_count (tenant_id, endpoint_id, hour_start, bucket, succeeded, failed)"
            + " values ('%s', '%s', date_trunc('hour', now() at time zone 'utc')"
                .formatted(tenantId, endpointId)
            + " - interval '%d hours', %d, %d, %d)".formatted(hoursAgo, bucket, succeeded, failed));
  }

  private static String endpoint(
      TestTenant tenant, String path, String description, Reaction reaction, String... types) {
    String id = tenant.endpoint(RECEIVER.on(path, reaction), types).getString("id");
    JsonObjectBuilder patch = Json.createObjectBuilder().add("description", description);
    tenant.api().patch("/endpoints/" + id, patch.build().toString()).expect(200);
    return id;
  }

  private static JsonObject event(String type, int number) {
    JsonObjectBuilder line =
        Json.createObjectBuilder().add("sku", "SYNQ-SHIRT-M-BLK").add("quantity", 1 + number % 3);
    return Json.createObjectBuilder(TestEvents.of(type))
        .add(
            "payload",
            Json.createObjectBuilder()
                .add("order_id", "ord_9f2a4c1e8" + (100 + number))
                .add("currency", "USD")
                .add("total", Json.createValue(BigDecimal.valueOf(14999L + number, 2)))
                .add("line_items", Json.createArrayBuilder().add(line)))
        .build();
  }

  @Override
  public void close() {
    RECEIVER.close();
  }
}
