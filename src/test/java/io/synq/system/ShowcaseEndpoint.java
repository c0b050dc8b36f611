package io.synq.system;

import io.synq.outbound.Keys;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;

/** The receivers of the {@link Showcase}, and what they are called where it is looked at. */
enum ShowcaseEndpoint {
  WAREHOUSE(
      "https://hooks.warehouse.harborpine.example/orders",
      "Warehouse: picks and packs orders",
      Reaction.after(Duration.ofMillis(38), Reaction.answer(202, "{\"queued\":true}", jsonType())),
      "order.*"),
  CRM(
      "https://crm.harborpine.example/api/v2/events",
      "CRM: customers and what they bought",
      Reaction.after(Duration.ofMillis(95), Reaction.answer(200, "{\"ok\":true}", jsonType())),
      "order.*",
      "refund.issued"),
  SEARCH(
      "https://search.harborpine.example/index/webhook",
      "Search index of the shop",
      Reaction.after(Duration.ofMillis(21), Reaction.status(204)),
      "product.*",
      "inventory.adjusted"),
  ERP(
      "https://erp.harborpine.example/inbound/synq",
      "ERP: orders above 100 euros, stock, syncs",
      Reaction.after(Duration.ofMillis(240), Reaction.status(200)),
      "order.created",
      "inventory.adjusted",
      "integration.synced"),
  OLD_SHOP(
      "https://legacy.harborpine.example/hooks.php",
      "The old shop, to be switched off",
      Reaction.answer(410, "Gone", "Content-Type: text/plain"),
      "product.updated"),
  STOCK(
      "https://stock.harborpine.example/ledger",
      "Stock ledger: what was sold of each article, in its order",
      Reaction.after(Duration.ofMillis(30), Reaction.status(200)),
      "order.*"),
  BOOKS(
      "https://events.books.example/harbor-pine",
      "Bookkeeping: refunds as CloudEvents",
      Reaction.after(Duration.ofMillis(70), Reaction.status(202)),
      "refund.*"),
  CHAT(
      "https://chat.harborpine.example/hooks/data-quality",
      "Data quality to the team's chat",
      Reaction.after(Duration.ofMillis(60), Reaction.status(200)),
      "issue_created",
      "issue_updated",
      "issue_closed");

  private final String url;
  private final String description;
  private final Reaction reaction;
  private final List<String> types;

  ShowcaseEndpoint(String url, String description, Reaction reaction, String... types) {
    this.url = url;
    this.description = description;
    this.reaction = reaction;
    this.types = List.of(types);
  }

  private static String jsonType() {
    return "Content-Type: application/json";
  }

  private static JsonObjectBuilder schedule() {
    return Json.createObjectBuilder()
        .add("first_wait_seconds", 30)
        .add("longest_wait_seconds", 3600)
        .add("limit_seconds", 86_400)
        .add("final_statuses", Json.createArrayBuilder().add(400).add(422));
  }

  /** Where it says it is. */
  String url() {
    return url;
  }

  /** Where it is as long as events are delivered. */
  String path() {
    return "/" + name().toLowerCase();
  }

  /** Makes the endpoint; its id. */
  String at(Receiver receiver, Api api) {
    JsonArrayBuilder wanted = Json.createArrayBuilder();
    types.forEach(wanted::add);
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("url", receiver.on(path(), reaction))
            .add("description", description)
            .add("event_types", wanted);
    body.addAll(settings());
    return api.post("/endpoints", body.build()).expect(201).string("id");
  }

  private JsonObjectBuilder settings() {
    JsonObjectBuilder settings = Json.createObjectBuilder();
    return switch (this) {
      case ERP ->
          settings
              .add("filter", "$not($exists(payload.total)) or payload.total > 100")
              .add("headers", Json.createObjectBuilder().add("X-Api-Key", "erp-4711"))
              .add("max_in_flight", 4)
              .add("signature", "ed25519")
              .add("rate_limit", 50)
              .add("retry", schedule());
      case STOCK ->
          settings.add("ordering", "key").add("ordering_key", "payload.line_items[0].title");
      case BOOKS ->
          settings
              .add(
                  "transform",
                  "{\"refund\": payload.refund_id, \"order\": payload.order_id, \"cents\":"
                      + " $round(payload.amount * 100)}")
              .add("format", "cloudevents")
              .add("retry", schedule());
      default -> settings;
    };
  }

  /** Has it be shown who sends, once it is said to be reached by TLS. */
  void authenticate(Api api, String id) {
    JsonObject shown = authentication().build();
    if (!shown.isEmpty()) {
      JsonObject change = Json.createObjectBuilder().add("authentication", shown).build();
      api.patch("/endpoints/" + id, change.toString()).expect(200);
    }
  }

  private JsonObjectBuilder authentication() {
    JsonObjectBuilder shown = Json.createObjectBuilder();
    return switch (this) {
      case WAREHOUSE ->
          shown.add("type", "basic").add("username", "synq").add("password", "picks-and-packs");
      case ERP ->
          shown
              .add("type", "oauth2_client_credentials")
              .add("token_url", "https://login.harborpine.example/oauth2/token")
              .add("client_id", "synq-events")
              .add("client_secret", "erp-0815")
              .add("scopes", Json.createArrayBuilder().add("inbound.write"));
      case BOOKS ->
          shown
              .add("type", "client_certificate")
              .add("pkcs12", TestKeys.base64(TestKeys.client("harbor-pine", "-validity", "20")))
              .add("password", Keys.PASSWORD);
      default -> shown;
    };
  }
}
