package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The field in the head of every page that leads to whatever has an id or a name. */
class GoToConsoleIT {
  private static final String GO = "/console/go?q=";
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Map<String, String> ids() {
    String url = RECEIVER.on("/one", Reaction.answer(503, "no", "Retry-After: 3600"));
    return OneOfEach.in(tenant, url);
  }

  @Test
  void keyLeadsThereAndIdsLeadOn() {
    Map<String, String> ids = ids();
    TestTenant.Person admin = tenant.person("admin");
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/account");
      visitor.page().keyboard().press("/");
      visitor.page().keyboard().type(ids.get("delivery"));
      visitor.page().keyboard().press("Enter");
      visitor.page().waitForURL(url -> url.contains("/webhooks/delivery?"));
      assertThat(visitor.at()).isEqualTo("/console/webhooks/delivery?id=" + ids.get("delivery"));
      visitor.sees("503");
      visitor.page().keyboard().press("Control+k");
      visitor.page().keyboard().type("event log");
      visitor.page().keyboard().press("Enter");
      visitor.page().waitForURL(url -> url.endsWith("/webhooks/events"));
      Map<String, String> places =
          Map.of(
              ids.get("CRM"),
              "/console/webhooks/endpoint?id=",
              ids.get("event").toUpperCase(),
              "/console/webhooks/event?id=",
              ids.get("running"),
              "/console/webhooks/replay?id=",
              ids.get("issue"),
              "/console/issues/issue?id=",
              ids.get("member"),
              "/console/team/member?id=",
              "refund.issued",
              "/console/event-types/type?name=",
              "audit",
              "/console/audit");
      places.forEach(
          (id, place) -> {
            visitor.go(GO + id);
            assertThat(visitor.at()).as(id).startsWith(place);
          });
      visitor.go(GO + ids.get("key"));
      assertThat(visitor.page().url()).endsWith("/api-keys#" + ids.get("key"));
      visitor.go(GO + "webhooks");
      assertThat(visitor.at()).isEqualTo("/console/webhooks");
      visitor.go(GO + "event");
      assertThat(visitor.page().locator(".hits a").allInnerTexts())
          .contains("Page Event log", "Page Event types");
      visitor.findsNoBarrier();
      visitor.page().locator("#go").fill("x".repeat(201));
      visitor.page().locator("#go").press("Enter");
      visitor.sees("Must be at most 200 characters.");
      assertThat(visitor.page().locator("#q").inputValue()).hasSize(201);
      visitor.findsNoBarrier();
      visitor.go(GO + "c9a1e847%20%3Cb%3E");
      visitor.sees("Nothing here has this id or name.");
      visitor.follow("Event log Events with c9a1e847 <b> in the body");
      assertThat(visitor.at()).isEqualTo("/console/webhooks/events?q=c9a1e847+%3Cb%3E");
    }
  }

  /** What others have is not there, in the same words as what nobody has. */
  @Test
  void nothingIsToldOfOtherTenantsOrOfWhatIsNotForOnesEyes() {
    Map<String, String> ids = ids();
    TestTenant other = TestTenant.on(server);
    PlainVisitor stranger = PlainVisitor.signedIn(server, other.person("admin"));
    PlainVisitor viewer = PlainVisitor.signedIn(server, tenant.person("viewer"));
    for (String name : List.of("CRM", "event", "delivery", "running", "issue", "key", "member")) {
      assertThat(found(stranger, other, ids.get(name)))
          .as(name)
          .isEqualTo(nothing(other, ids, name));
    }
    assertThat(found(stranger, other, "refund.issued")).contains("Nothing here has this id");
    for (String name : List.of("key", "member")) {
      assertThat(found(viewer, tenant, ids.get(name)))
          .as(name)
          .isEqualTo(nothing(tenant, ids, name));
    }
    assertThat(found(viewer, tenant, "audit log")).contains("Nothing here has this id");
  }

  private String found(PlainVisitor visitor, TestTenant of, String id) {
    String page =
        visitor.get(of.page("/console/go") + "?q=" + id.replace(' ', '+')).expect(200).text();
    return page.replaceFirst("(?s).*<main", "").replace(id, "…");
  }

  private String nothing(TestTenant of, Map<String, String> ids, String name) {
    String id = ids.get(name);
    String none = id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0");
    return found(PlainVisitor.signedIn(server, of.person("viewer")), of, none);
  }
}
