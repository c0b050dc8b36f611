package io.synq.system;

import io.synq.platform.Times;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A company as one finds it at work in the console, to be looked at: a retailer whose CRM and stock
 * have been down for half an hour. Beside it a tenant of yesterday that has nothing yet.
 *
 * @param people by what they are
 * @param ids of what pages are about, by what they are called in {@link Pictures}
 */
record Showcase(
    SynqServer server,
    Map<String, TestTenant.Person> people,
    Map<String, String> ids,
    Receiver receiver)
    implements AutoCloseable {
  private static final String HOST = "https://events.harborpine.example";
  static final String DOMAIN = "@harborpine.example";
  static final String SLUG = "harbor-pine";

  /** On a PostgreSQL server of its own, for which time can be made to have passed. */
  static Showcase open() {
    SynqServer server =
        SynqServer.start(
            Map.of(
                "JVM_ARGS", "",
                "SYNQ_PUBLIC_URL", HOST,
                "SYNQ_PORTAL_NAME", "Shopfront Webhooks",
                "SYNQ_PORTAL_ACCENT", "#0f766e",
                "SYNQ_OUTBOUND_ALLOW_HTTP", "true",
                "SYNQ_OUTBOUND_ALLOW_ADDRESSES", "127.0.0.0/8",
                "SYNQ_DELIVERY_RETRY_FIRST", "PT0.3S",
                "SYNQ_DELIVERY_DUE_PERIOD", "PT0.2S",
                "SYNQ_EVENT_SKETCH_AFTER", "PT1H"));
    Receiver receiver = new Receiver();
    TestTenant tenant = TestTenant.named(server, SLUG, "Harbor & Pine");
    TestTenant fresh = TestTenant.named(server, "alba-cycles", "Alba Cycles");
    TestTenant.named(server, "juniper-kitchen", "Juniper Kitchenware");
    Map<String, TestTenant.Person> people = people(tenant);
    people.put("newcomer", person(fresh, "nils@albacycles.example", "Nils Aho", "admin"));
    people.put("operator", new TestTenant.Person("", "operator", SynqServer.PASSWORD));
    TestTenant.Person admin = people.get("admin");
    Api mara = Api.withPassword(server.url(), admin.name(), admin.password());
    TestTenant hers = new TestTenant(server.url(), tenant.id(), tenant.slug(), tenant.key(), mara);
    Map<String, String> ids = fill(hers, receiver);
    ids.put("member", people.get("member").id());
    ids.put("tenant", tenant.id());
    TestPortal portal = TestPortal.made(hers, hers.api(), "{\"expires_in_seconds\":86400}");
    ids.put("link", "/portal/open#" + portal.token());
    return new Showcase(server, people, ids, receiver).inThePast(hers);
  }

  private static Map<String, TestTenant.Person> people(TestTenant tenant) {
    Map<String, TestTenant.Person> people = new HashMap<>();
    people.put("admin", person(tenant, "mara.lindqvist" + DOMAIN, "Mara Lindqvist", "admin"));
    people.put("member", person(tenant, "tomas.brandt" + DOMAIN, "Tomas Brandt", "member"));
    people.put("viewer", person(tenant, "adaeze.okafor" + DOMAIN, "Adaeze Okafor", "viewer"));
    person(tenant, "june.moreau" + DOMAIN, "June Moreau", "member");
    person(tenant, "finance" + DOMAIN, "", "viewer");
    return people;
  }

  private static TestTenant.Person person(
      TestTenant tenant, String name, String shown, String role) {
    JsonObjectBuilder body = Json.createObjectBuilder().add("name", name).add("role", role);
    if (!shown.isEmpty()) {
      body.add("display_name", shown);
    }
    JsonObject made = tenant.api().post("/users", body.build()).expect(201).json();
    return new TestTenant.Person(made.getString("id"), name, made.getString("password"));
  }

  private static Map<String, String> fill(TestTenant tenant, Receiver receiver) {
    Map<String, String> ids = new HashMap<>();
    ids.put("key", key(tenant, "Order service", "events:write"));
    key(tenant, "Catalogue importer", "events:write", "issues:write");
    key(tenant, "Dashboards, read only", "events:read", "endpoints:read");
    tenant.api().delete("/api-keys/" + key(tenant, "Importer of 2025", "events:write"));
    for (ShowcaseEndpoint endpoint : ShowcaseEndpoint.values()) {
      ids.put(endpoint.name(), endpoint.at(receiver, tenant.api()));
    }
    ids.put("inbox", inbox(tenant));
    types(tenant.api());
    ids.put("good", ping(tenant, ids.get("WAREHOUSE")));
    new ShowcaseTraffic(tenant, receiver).pass(ids);
    ShowcaseIssues.at(tenant, receiver);
    ids.put("issue", "freshness-orders");
    ids.put("replay", replay(tenant, ids.get("SEARCH")));
    return ids;
  }

  private static String key(TestTenant tenant, String name, String... scopes) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("name", name)
            .add("scopes", Json.createArrayBuilder(List.of(scopes)));
    return tenant.api().post("/api-keys", body.build()).expect(201).string("id");
  }

  private static String inbox(TestTenant tenant) {
    String url = tenant.server() + "/inbox/" + tenant.slug();
    String id = tenant.endpoint(url, "refund.issued").getString("id");
    tenant
        .api()
        .patch("/endpoints/" + id, "{\"description\":\"Refunds, to be looked at\"}")
        .expect(200);
    return id;
  }

  private static void types(Api api) {
    api.put(
            "/event-types/refund.issued",
            """
            {"description": "Money went back to a customer.", "subject": "payload.refund_id", "enforce": true,
             "example": {"refund_id": "ref_7009", "order_id": "ord_9f2a4c1e1009", "amount": 129.90, "reason": "damaged"},
             "schema": {"type": "object", "required": ["refund_id", "order_id", "amount"],
               "properties": {"refund_id": {"type": "string"}, "order_id": {"type": "string"},
                 "amount": {"type": "number", "exclusiveMinimum": 0},
                 "reason": {"enum": ["damaged", "late", "not_wanted"]}}}}
            """)
        .expect(201);
  }

  private static String ping(TestTenant tenant, String endpointId) {
    return tenant
        .api()
        .post("/endpoints/" + endpointId + "/ping")
        .expect(200)
        .string("delivery_id");
  }

  private static String replay(TestTenant tenant, String endpointId) {
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("from", Times.format(Instant.now().minusMillis(3_599_999)))
            .add("endpoint_ids", Json.createArrayBuilder().add(endpointId))
            .add("delivery_status", "any")
            .build();
    String id = tenant.api().post("/replays", wanted).expect(202).string("id");
    Await.value(
        Duration.ofSeconds(60),
        () -> tenant.api().get("/replays/" + id).json().getString("state"),
        "completed"::equals);
    return id;
  }

  private Showcase inThePast(TestTenant tenant) {
    ShowcasePast past = new ShowcasePast(server.database(), tenant.id());
    past.settle(ids.get("delivery"));
    for (ShowcaseEndpoint endpoint : ShowcaseEndpoint.values()) {
      past.address(receiver.url(endpoint.path()), endpoint.url());
    }
    past.address(server.url() + "/inbox", HOST + "/inbox");
    for (ShowcaseEndpoint endpoint : ShowcaseEndpoint.values()) {
      endpoint.authenticate(tenant.api(), ids.get(endpoint.name()));
    }
    past.failing(ids.get("CRM"), "30 minutes");
    past.failing(ids.get("STOCK"), "28 minutes");
    past.spread("audit_entry", "recorded_at", "53 minutes");
    past.spread("endpoint", "created_at", "9 days");
    past.spread("api_key", "created_at", "17 days");
    past.spread("app_user", "created_at", "12 days");
    past.issues();
    past.replay(
        ids.get("replay"),
        "rpl_0190d2f0-5a11-7c3e-9d42-6f1b2c3d4e5f",
        "cancelled",
        5210,
        1874,
        "3 days");
    past.replay(
        ids.get("replay"),
        "rpl_0190d9a4-1b22-7d4f-8e53-7a2c3d4e5f60",
        "running",
        18420,
        11890,
        "97 seconds");
    ids.put("running", "rpl_0190d9a4-1b22-7d4f-8e53-7a2c3d4e5f60");
    Map<ShowcaseEndpoint, String> endpoints = new EnumMap<>(ShowcaseEndpoint.class);
    for (ShowcaseEndpoint endpoint : ShowcaseEndpoint.values()) {
      endpoints.put(endpoint, ids.get(endpoint.name()));
    }
    past.figures(endpoints);
    return this;
  }

  @Override
  public void close() {
    receiver.close();
    server.close();
  }
}
