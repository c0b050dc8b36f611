package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The catalogue as people keep it. */
class EventTypesConsoleIT {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"required\":[\"parcel_id\"],"
          + "\"properties\":{\"parcel_id\":{\"type\":\"string\"}}}";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void typeIsDescribedEnforcedAndDeleted() {
    TestTenant.Person admin = tenant.person("admin");
    tenant.endpoint("http://127.0.0.1:9/parcels", "parcel.*");
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/event-types");
      visitor.findsNoBarrier();
      visitor.follow("Describe an event type");
      visitor.page().getByLabel("Name").fill("Parcel");
      visitor.page().getByLabel("Schema", exact()).fill("{\"type\": 7}");
      visitor.press("Save");
      visitor.sees("Must be like order.created, in lower case.");
      visitor.page().getByLabel("Name").fill("parcel.lost");
      visitor.press("Save");
      visitor.sees("At /type:");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Schema", exact()).fill(SCHEMA);
      visitor.page().getByLabel("Example").fill("{\"parcel_id\": 31}");
      visitor.press("Save");
      visitor.sees("At /parcel_id:");
      visitor.page().getByLabel("Example").fill("{\"parcel_id\": \"prc_31\",");
      visitor.press("Save");
      visitor.sees("Is not a JSON object");
      visitor.page().getByLabel("Example").fill("{\"parcel_id\": \"prc_31\"}");
      visitor.page().getByLabel("Enforce the schema").check();
      visitor.press("Save");
      visitor.sees("parcel.lost is saved.");
      visitor.sees("http://127.0.0.1:9/parcels");
      visitor.sees("payloads that break the schema are refused");
      visitor.findsNoBarrier();
      JsonObject event = TestEvents.with(TestEvents.order(), "event_type", "parcel.lost");
      tenant.api().post("/events", event).expectProblem(422);
      visitor.go("/console/event-types?q=" + "x".repeat(200) + "&family=none");
      visitor.sees("Nothing was searched");
      visitor.sees("Must be commerce or workspace.");
      visitor.findsNoBarrier();
      visitor.page().getByLabel("Family").selectOption("commerce");
      visitor.press("Filter");
      visitor.sees("Must be 1 to 128 characters without control characters.");
      visitor.go("/console/event-types?q=parcel");
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(1);
      visitor.follow("parcel.lost");
      visitor.follow("Delete");
      visitor.findsNoBarrier();
      visitor.press("Delete");
      visitor.sees("Your description of parcel.lost is deleted.");
      tenant.api().post("/events", event).expect(202);
    }
  }

  @Test
  void builtInTypeIsEnforcedWithItsOwnSchema() {
    TestTenant.Person admin = tenant.person("admin");
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/event-types/type?name=order.created");
      visitor.sees("/schemas/event-types/order.created.json");
      visitor.follow("Edit");
      visitor.page().getByLabel("Enforce the schema").check();
      visitor.press("Save");
      visitor.sees("order.created is saved.");
      JsonObject bad =
          TestEvents.with(TestEvents.order(), "payload", Json.createObjectBuilder().build());
      tenant.api().post("/events", bad).expectProblem(422);
      visitor.go("/console/event-types/type?name=ping");
      assertThat(visitor.page().getByText("Edit", exactText()).count()).isZero();
      visitor.go("/console/event-types/type?name=nobody.knows");
      assertThat(visitor.page().locator("h1").innerText()).isEqualTo("This is not here");
    }
  }

  @Test
  void whatAnotherChangedMeanwhileIsNotOverwritten() {
    TestTenant.Person admin = tenant.person("admin");
    String path = "/event-types/parcel.lost";
    tenant.api().put(path, "{\"description\":\"ours\",\"schema\":" + SCHEMA + "}").expect(201);
    try (Visitor visitor = Visitor.to(server).as(admin)) {
      visitor.go("/console/event-types/edit?name=parcel.lost");
      String theirs = "{\"description\":\"theirs\",\"enforce\":true,\"schema\":" + SCHEMA + "}";
      tenant.api().put(path, theirs).expect(200);
      visitor.page().getByLabel("Description").fill("mine");
      visitor.press("Save");
      visitor.sees("Somebody else changed this event type since you opened the form");
      assertThat(visitor.page().locator("tbody tr").allInnerTexts())
          .containsExactly("Description\ttheirs\tmine", "Enforce the schema\tyes\tno");
      visitor.findsNoBarrier();
      assertThat(tenant.api().get(path).string("description")).isEqualTo("theirs");
      visitor.press("Save anyway");
      visitor.sees("parcel.lost is saved.");
      assertThat(tenant.api().get(path).string("description")).isEqualTo("mine");
      visitor.go("/console/event-types/edit");
      visitor.page().getByLabel("Name").fill("parcel.lost");
      visitor.press("Save");
      visitor.sees("Is described already");
      assertThat(tenant.api().get(path).string("description")).isEqualTo("mine");
    }
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByTextOptions exactText() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
