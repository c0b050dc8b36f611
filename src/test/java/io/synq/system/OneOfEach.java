package io.synq.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/** One of everything that pages of the console show, in a tenant. */
final class OneOfEach {
  private OneOfEach() {}

  /**
   * The ids, by the names that {@link Pictures} have for them.
   *
   * @param url of a receiver that asks for patience
   */
  static Map<String, String> in(TestTenant tenant, String url) {
    Api api = tenant.api();
    String endpoint = tenant.endpoint(url).getString("id");
    String event = tenant.post("order.created");
    JsonObject delivery = tenant.delivery(event, "retrying");
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("from", delivery.getString("created_at").substring(0, 14) + "00:00.000Z")
            .add("delivery_status", "failed")
            .build();
    api.put("/event-types/refund.issued", "{\"description\":\"Money went back.\"}").expect(201);
    new TestIssues(tenant).report("late", "orders: no rows since 02:14").expect(201);
    return Map.of(
        "CRM", endpoint,
        "ERP", endpoint,
        "event", event,
        "delivery", delivery.getString("id"),
        "running", api.post("/replays", wanted).expect(202).string("id"),
        "issue", "late",
        "key", tenant.newKey("events:read").getString("id"),
        "member", tenant.person("member").id(),
        "tenant", tenant.id());
  }
}
