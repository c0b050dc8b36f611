package io.synq.system;

import io.synq.outbound.Keys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/** One of everything that pages of the console show, in a tenant. */
final class OneOfEach {
  private static final String CERTIFICATE =
      TestKeys.base64(TestKeys.client("pages", "-validity", "20"));

  private OneOfEach() {}

  /**
   * The ids, by the names that {@link Pictures} have for them.
   *
   * @param url of a receiver that asks for patience
   */
  static Map<String, String> in(TestTenant tenant, String url) {
    Api api = tenant.api();
    String endpoint = tenant.endpoint(url).getString("id");
    api.patch("/endpoints/" + endpoint, "{" + OrderedEvents.BY_ORDER + "}").expect(200);
    String event = tenant.post(TestEvents.with(TestEvents.order(), "payload", nested()));
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
        "ERP", pair(api),
        "BOOKS", guarded(api),
        "event", event,
        "delivery", delivery.getString("id"),
        "running", api.post("/replays", wanted).expect(202).string("id"),
        "issue", "late",
        "key", tenant.newKey("events:read").getString("id"),
        "member", tenant.person("member").id(),
        "tenant", tenant.id());
  }

  /** Parts that fold, one right after the other. */
  private static JsonObject nested() {
    return Json.createObjectBuilder()
        .add("order_id", "ord_1")
        .add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder().add("sku", "A-1")))
        .build();
  }

  /** An endpoint that keeps an order, and whose deliveries a key pair signs. */
  private static String pair(Api api) {
    String request =
        """
        {"url": "https://example.com/erp", "event_types": ["refund.*"], "signature": "ed25519", %s}
        """;
    return api.post("/endpoints", request.formatted(OrderedEvents.BY_ORDER))
        .expect(201)
        .string("id");
  }

  /** An endpoint that wants another body, and whose client certificate ends soon. */
  private static String guarded(Api api) {
    String request =
        """
        {"url": "https://example.com/books", "event_types": ["refund.*"],
         "transform": "{'refund': payload.refund_id}", "format": "cloudevents",
         "authentication": {"type": "client_certificate", "pkcs12": "%s", "password": "%s"}}
        """;
    return api.post("/endpoints", request.formatted(CERTIFICATE, Keys.PASSWORD))
        .expect(201)
        .string("id");
  }
}
