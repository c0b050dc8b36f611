package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Replays from the event log: of a selection, and of everything that matches. */
class ReplayConsoleIT {
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private Visitor visitor() {
    return Visitor.to(server).as(tenant.person("member"));
  }

  private void post(int count, String user) {
    JsonObject event =
        TestEvents.with(TestEvents.of("order.created"), "user_id", TestEvents.id(user));
    List<JsonObject> events = IntStream.range(0, count).mapToObj(i -> event).toList();
    tenant.post(events);
  }

  @Test
  void selectionIsDeliveredAgain() {
    tenant.endpoint(RECEIVER.on("/some", Reaction.status(200)));
    post(3, "ann");
    RECEIVER.await("/some", 3);
    try (Visitor visitor = visitor()) {
      visitor.go("/console/webhooks/events");
      Locator button = visitor.page().getByText("Replay selected");
      assertThat(button.isDisabled()).as("while nothing is ticked").isTrue();
      visitor.go("/console/webhooks/events?ask=replay");
      visitor.sees("Choose at least one event.");
      visitor.go("/console/webhooks/events?event_type=order.created");
      visitor.page().locator("input[name=event]").nth(0).check();
      visitor.page().locator("input[name=event]").nth(2).check();
      visitor.press("Replay selected");
      visitor.sees("Deliver 2 events again?");
      visitor.findsNoBarrier();
      visitor.press("Deliver again");
      visitor.sees("2 events are delivered again: 2 new deliveries.");
      assertThat(visitor.at()).isEqualTo("/console/webhooks/events?event_type=order.created");
      RECEIVER.await("/some", 5);
      visitor.page().getByLabel("Select all on this page").check();
      visitor.press("Replay selected");
      visitor.press("Deliver again");
      visitor.sees("3 events are delivered again: 3 new deliveries.");
      RECEIVER.await("/some", 8);
    }
  }

  @Test
  void everythingThatMatchesIsCountedFirstAndFollowedToItsEnd() {
    tenant.endpoint(RECEIVER.on("/all", Reaction.status(200)));
    post(40, "ann");
    post(5, "bob");
    RECEIVER.await("/all", 45);
    try (Visitor visitor = visitor()) {
      visitor.go("/console/webhooks/replays");
      visitor.sees("Nothing was replayed yet");
      visitor.findsNoBarrier();
      String ann = TestEvents.id("ann");
      visitor.go("/console/webhooks/events?user_id=" + ann);
      visitor.follow("Replay all that match");
      assertThat(visitor.page().getByLabel("User").inputValue()).isEqualTo(ann);
      assertThat(visitor.page().getByLabel("Everything").isChecked()).isTrue();
      visitor.findsNoBarrier();
      visitor.press("Count first");
      visitor.sees("40 deliveries will be sent");
      assertThat(RECEIVER.at("/all")).as("only counted").hasSize(45);
      RECEIVER.on("/all", Reaction.after(Duration.ofMillis(200), Reaction.status(200)));
      visitor.press("Start replay");
      visitor.sees("The replay has begun.");
      visitor.page().evaluate("window.same = true");
      visitor.sees("completed");
      assertThat(visitor.page().evaluate("window.same")).as("seen live").isEqualTo(true);
      assertThat(visitor.page().locator(".figures-flat .figure dd").first().innerText())
          .isEqualTo("40");
      visitor.findsNoBarrier();
      assertThat(RECEIVER.at("/all")).hasSize(85);
      JsonObject filter = tenant.api().get("/replays").data().get(0).getJsonObject("filter");
      assertThat(filter.getString("user_id")).isEqualTo(ann);
      assertThat(filter.get("org_id")).isEqualTo(JsonValue.NULL);
      visitor.go("/console/webhooks/replays");
      visitor.sees("completed");
      visitor.findsNoBarrier();
    }
  }

  @Test
  void runningReplayIsCancelledAfterAsking() {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/slow", Reaction.status(200)));
    post(100, "ann");
    RECEIVER.await("/slow", 100);
    RECEIVER.on("/slow", Reaction.after(Duration.ofSeconds(8), Reaction.status(200)));
    try (Visitor visitor = visitor()) {
      visitor.go("/console/webhooks/replay-new?delivery_status=any");
      visitor
          .page()
          .getByLabel(endpoint.getString("url"), new Page.GetByLabelOptions().setExact(true))
          .check();
      visitor.press("Count first");
      visitor.sees("100 deliveries will be sent");
      visitor.press("Start replay");
      visitor.sees("running");
      visitor.follow("Cancel");
      visitor.sees("Cancel this replay?");
      visitor.findsNoBarrier();
      visitor.press("Cancel the replay");
      visitor.sees("The replay is cancelled.");
      assertThat(tenant.api().get("/replays").data().get(0).getString("state"))
          .isEqualTo("cancelled");
    }
  }

  @Test
  void whatCannotBeMeantIsSaidAtItsField() {
    try (Visitor visitor = visitor()) {
      visitor.go("/console/webhooks/replay-new?count=true&from=soon");
      assertThat(visitor.page().locator("#from-error").innerText()).contains("Must be a time like");
      visitor.findsNoBarrier();
      visitor.go("/console/webhooks/events?delivery_status=held");
      visitor.sees("Nothing matches");
      assertThat(visitor.page().getByText("Replay all that match").count()).isZero();
      String endpoint = tenant.endpoint("https://example.com/held").getString("id");
      tenant.api().post("/endpoints/" + endpoint + "/disable").expect(200);
      tenant.post("order.created");
      visitor.go("/console/webhooks/events?delivery_status=held");
      visitor.follow("Replay all that match");
      visitor.sees("Replays cannot choose by that");
    }
  }
}
