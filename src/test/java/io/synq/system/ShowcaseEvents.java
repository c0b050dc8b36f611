package io.synq.system;

import io.synq.platform.Times;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/** What happens in a shop for things of wood and wool. */
final class ShowcaseEvents {
  private static final List<String> SHOPS = List.of("nordics", "dach", "uk");
  private static final List<String> BUYERS =
      List.of("lindqvist", "okafor", "moreau", "hansen", "brandt", "iyer");
  private static final List<String> GOODS =
      List.of("Oak table lamp", "Wool throw, moss", "Birch stool", "Linen set", "Cast-iron pan");

  private ShowcaseEvents() {}

  /** The type of event of this number: orders mostly. */
  private static String type(int number) {
    List<String> types =
        List.of(
            "order.created",
            "inventory.adjusted",
            "order.updated",
            "order.created",
            "product.updated",
            "order.updated",
            "order.created",
            "integration.synced",
            "order.created",
            "refund.issued",
            "order.updated",
            "product.created");
    return types.get(number % types.size());
  }

  static JsonObject of(int number, Instant time) {
    return of(type(number), number, time);
  }

  static JsonObject of(String type, int number, Instant time) {
    boolean people = type.startsWith("order") || type.startsWith("refund");
    String actor =
        people
            ? buyer(number)
            : TestEvents.id(type.startsWith("product") ? "mara.lindqvist" : "stock-sync");
    return Json.createObjectBuilder()
        .add("event_type", type)
        .add("timestamp", Times.format(time))
        .add("org_id", TestEvents.id(SHOPS.get(number % 7 % SHOPS.size())))
        .add("user_id", actor)
        .add("role", people ? "customer" : type.startsWith("product") ? "member" : "service")
        .add("payload", Json.createReader(new StringReader(payload(type, number))).readObject())
        .build();
  }

  /** The id of a customer. */
  static String buyer(int number) {
    return TestEvents.id(BUYERS.get(number % BUYERS.size()));
  }

  private static String payload(String type, int number) {
    String good = GOODS.get(number % GOODS.size());
    String sku = "HP-" + (4100 + number * 7 % 90);
    String total = 49 + number * 37 % 260 + ".90";
    return switch (type) {
      case "order.created", "order.updated" ->
          """
          {"order_id": "ord_9f2a4c1e%04d", "number": "HP-%d", "status": "%s",
           "currency": "EUR", "total": %s,
           "line_items": [
             {"sku": "%s", "title": "%s", "quantity": %d, "price": %s}],
           "shipping": {"method": "pickup-point", "city": "Göteborg", "country": "SE"}}
          """
              .formatted(
                  1000 + number,
                  104_800 + number,
                  type.endsWith("created") ? "placed" : "shipped",
                  total,
                  sku,
                  good,
                  1 + number % 3,
                  total);
      case "inventory.adjusted" ->
          "{\"sku\": \"%s\", \"location\": \"gothenburg\", \"delta\": -%d, \"on_hand\": %d}"
              .formatted(sku, 1 + number % 4, 12 + number);
      case "refund.issued" ->
          "{\"refund_id\": \"ref_%d\", \"order_id\": \"ord_9f2a4c1e%04d\", \"amount\": %s, \"reason\": \"damaged\"}"
              .formatted(7000 + number, 990 + number, total);
      case "refund.reversed" ->
          "{\"refund_id\": \"ref_%d\", \"order_id\": \"ord_9f2a4c1e%04d\", \"amount\": \"%s EUR\"}"
              .formatted(7000 + number, 990 + number, total);
      case "integration.synced" ->
          "{\"integration\": \"accounting\", \"records\": %d, \"seconds\": 4.2}"
              .formatted(900 + number * 13);
      default ->
          "{\"product_id\": \"prd_%d\", \"sku\": \"%s\", \"title\": \"%s\", \"price\": %s}"
              .formatted(number, sku, good, total);
    };
  }
}
