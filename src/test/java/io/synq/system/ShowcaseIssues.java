package io.synq.system;

import io.synq.WorkspaceSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** What is the matter with the {@link Showcase}'s data, and what was done about it. */
final class ShowcaseIssues {
  private ShowcaseIssues() {}

  static void at(TestTenant tenant, Receiver receiver) {
    TestIssues issues = new TestIssues(tenant);
    report(
        issues, "volume-refunds", "refunds", "refunds: 3 rows today, 40 expected", "Few refunds");
    report(issues, "schema-products", "catalogue", "products.weight became text", "Changed column");
    report(
        issues,
        "nulls-customers",
        "customers",
        "customers.email: 3.2 % nulls, 0.5 % expected",
        "Missing emails");
    report(
        issues,
        "duplicates-payments",
        "payments",
        "payments.id: 12 duplicates since 06:00",
        "Duplicate payments");
    report(
        issues,
        "freshness-orders",
        "orders",
        "orders: the last row is 7 h old, 1 h expected",
        "Stale orders");
    String path = ShowcaseEndpoint.CHAT.path();
    List<JsonObject> created = TestIssues.arrived(receiver, path, "issue_created", 5);
    created.forEach(event -> WorkspaceSchema.check(event.toString()));
    JsonObject orders = created(created, "freshness-orders");
    call(issues, orders, "mark_investigating", "");
    call(
        issues,
        orders,
        "post_comment",
        "The nightly load stopped at 02:14 on a full disk. It runs again.");
    call(issues, created(created, "nulls-customers"), "mark_expected", "");
    call(issues, created(created, "duplicates-payments"), "mark_investigating", "");
    tenant.api().post(issues.path("schema-products") + "/close").expect(200);
    tenant.api().post(issues.path("volume-refunds") + "/close").expect(200);
  }

  private static void report(
      TestIssues issues, String id, String group, String message, String title) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("issue_id", id)
            .add("group_id", group)
            .add("message", message)
            .add("title", title)
            .build();
    issues.tenant().api().post(issues.path(), body).expect(201);
  }

  private static JsonObject created(List<JsonObject> events, String issueId) {
    return events.stream()
        .filter(event -> event.toString().contains("\"" + issueId + "\""))
        .findFirst()
        .orElseThrow();
  }

  private static void call(TestIssues issues, JsonObject event, String command, String comment) {
    JsonObject callback = TestIssues.callback(event, command);
    String url = callback.getString("url");
    String body =
        TestIssues.filledIn(callback, command, comment)
            .replace("\"Ada\"", "\"June Moreau\"")
            .replace("ada@example.com", "june.moreau" + Showcase.DOMAIN);
    issues.call(url.substring(url.lastIndexOf('/') + 1), body).expect(200);
  }
}
