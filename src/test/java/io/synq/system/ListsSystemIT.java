package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists are read page by page, newest first, and filtered. */
@Conformance
class ListsSystemIT {
  private static final String LATER = "Retry-After: 600";
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void pagesHaveNeitherGapsNorRepeatsWhileMoreComesIn() {
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      events.add(TestEvents.order());
    }
    // In one group: many share their time of acceptance.
    List<String> ids = tenant.post(events);
    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/events?limit=7" + cursor).expect(200);
      assertThat(page.data().size()).isBetween(1, 7);
      page.data().forEach(event -> read.add(event.getString("event_id")));
      tenant.post("order.created");
      JsonValue next = page.json().get("next_cursor");
      cursor = next == JsonValue.NULL ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(read).hasSize(130).doesNotHaveDuplicates();
    assertThat(new HashSet<>(read)).isEqualTo(new HashSet<>(ids));
  }

  @Test
  void newestComeFirstAndFiftyByDefault() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 55; i++) {
      ids.add(tenant.post("order.created"));
    }
    Collections.reverse(ids);
    Answer page = tenant.api().get("/events").expect(200);
    assertThat(page.data())
        .extracting(event -> event.getString("event_id"))
        .containsExactlyElementsOf(ids.subList(0, 50));
    JsonObject newest = page.data().get(0);
    assertThat(newest.keySet()).doesNotContain("body").contains("event_type", "accepted_at");
    String rest = "/events?cursor=" + page.string("next_cursor");
    assertThat(tenant.api().get(rest).data()).hasSize(5);
    assertThat(tenant.api().get("/events?limit=200").data()).hasSize(55);
    assertThat(tenant.api().get("/events?limit=55").json().isNull("next_cursor")).isTrue();
  }

  @Test
  void eventsAreFiltered() throws Exception {
    String endpoint =
        tenant.endpoint(RECEIVER.on("/filtered", Reaction.status(200)), "order.*").getString("id");
    tenant.endpoint(RECEIVER.on("/broken", Reaction.status(503, LATER)), "product.*");
    String shop = TestEvents.id("shop");
    String ann = TestEvents.id("ann");
    String order = tenant.post(TestEvents.with(TestEvents.of("order.created"), "org_id", shop));
    tenant.delivery(order, "delivered");
    String accepted = tenant.api().get("/events/" + order).string("accepted_at");
    Await.until(Await.SOON, () -> java.time.Instant.now().toString().compareTo(accepted) > 0);
    String product = tenant.post(TestEvents.with(TestEvents.of("product.updated"), "user_id", ann));
    tenant.delivery(product, "retrying");
    String later = tenant.api().get("/events/" + product).string("accepted_at");
    assertThat(found("event_type=order.created")).containsExactly(order);
    assertThat(found("event_type=order.updated")).isEmpty();
    assertThat(found("event_type=order.*")).containsExactly(order);
    assertThat(found("event_type=*")).containsExactly(product, order);
    assertThat(found("org_id=" + shop)).containsExactly(order);
    assertThat(found("org_id=" + shop.toUpperCase())).containsExactly(order);
    assertThat(found("user_id=" + ann)).containsExactly(product);
    assertThat(found("user_id=" + ann.toUpperCase())).containsExactly(product);
    assertThat(found("endpoint_id=" + endpoint)).containsExactly(order);
    assertThat(found("delivery_status=delivered")).containsExactly(order);
    assertThat(found("delivery_status=delivered&endpoint_id=ep_none")).isEmpty();
    assertThat(found("from=" + accepted)).containsExactly(product, order);
    assertThat(found("from=" + later)).containsExactly(product);
    assertThat(found("to=" + accepted)).isEmpty();
    assertThat(found("to=" + later)).containsExactly(order);
    String there = later.replace("Z", "000%2B00:00");
    assertThat(found("from=" + there)).containsExactly(product);
    assertThat(found("to=" + there)).containsExactly(order);
    assertThat(found("event_type=order.created&limit=1&org_id=" + shop)).containsExactly(order);
  }

  private List<String> found(String query) {
    return tenant.api().get("/events?" + query).expect(200).data().stream()
        .map(event -> event.getString("event_id"))
        .toList();
  }

  @Test
  void deliveriesOfAnEndpointArePagedByStatus() {
    String id = tenant.endpoint(RECEIVER.on("/paged", Reaction.status(200))).getString("id");
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      events.add(TestEvents.order());
    }
    tenant.post(events);
    String path = "/endpoints/" + id + "/deliveries";
    Await.until(Await.SOON, () -> tenant.api().get(path + "?status=delivered").data().size() == 25);
    Answer first = tenant.api().get(path + "?limit=20&status=delivered").expect(200);
    Answer second =
        tenant
            .api()
            .get(path + "?limit=20&status=delivered&cursor=" + first.string("next_cursor"))
            .expect(200);
    List<JsonObject> all = new ArrayList<>(first.data());
    all.addAll(second.data());
    assertThat(all).extracting(one -> one.getString("id")).hasSize(25).doesNotHaveDuplicates();
    assertThat(all).allMatch(one -> one.getString("event_type").equals("order.created"));
    assertThat(tenant.api().get(path + "?status=failed").data()).isEmpty();
  }

  @Test
  void deliveriesOfAnEndpointAreFoundByTheStateThatTheyShow() {
    Reaction busy = Reaction.status(503, LATER);
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/states", Reaction.status(200), busy));
    String path = "/endpoints/" + endpoint.getString("id");
    List<String> ids = new ArrayList<>();
    for (String state : List.of("delivered", "retrying", "retrying", "retrying")) {
      ids.add(tenant.delivery(tenant.post("order.created"), state).getString("id"));
    }
    tenant.api().post("/deliveries/" + ids.get(1) + "/cancel").expect(200);
    tenant.api().post("/deliveries/" + ids.get(3) + "/cancel").expect(200);
    assertThat(deliveries(path, ""))
        .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    assertThat(deliveries(path, "delivered")).containsExactly(ids.get(0));
    assertThat(deliveries(path, "retrying")).containsExactly(ids.get(2));
    assertThat(deliveries(path, "cancelled")).containsExactly(ids.get(3), ids.get(1));
    assertThat(deliveries(path, "held")).isEmpty();
    Answer page = tenant.api().get(path + "/deliveries?status=cancelled&limit=1").expect(200);
    assertThat(page.json().getBoolean("complete")).isTrue();
    assertThat(ids(page)).containsExactly(ids.get(3));
    String rest = "/deliveries?status=cancelled&cursor=" + page.string("next_cursor");
    assertThat(ids(tenant.api().get(path + rest))).containsExactly(ids.get(1));
    tenant.api().post("/deliveries/" + ids.get(3) + "/retry").expect(202);
    Await.until(Await.SOON, () -> deliveries(path, "cancelled").equals(List.of(ids.get(1))));
    String cancel = "/deliveries/" + ids.get(3) + "/cancel";
    Await.until(Await.SOON, () -> tenant.api().post(cancel).status() == 200);
    assertThat(deliveries(path, "cancelled")).containsExactly(ids.get(3), ids.get(1));
    tenant.api().post(path + "/disable").expect(200);
    assertThat(deliveries(path, "held")).containsExactly(ids.get(2));
    assertThat(deliveries(path, "retrying")).isEmpty();
  }

  @Test
  void deliveriesToAllEndpointsAreListed() {
    JsonObject shop = tenant.endpoint(RECEIVER.on("/all-shop", Reaction.status(200)), "order.*");
    JsonObject down =
        tenant.endpoint(RECEIVER.on("/all-down", Reaction.status(503, LATER)), "order.*");
    JsonObject gone =
        tenant.endpoint(RECEIVER.on("/all-gone", Reaction.status(410)), "product.updated");
    String order = tenant.post("order.created");
    Map<String, String> ofOrder = new HashMap<>();
    Await.until(
        Await.SOON,
        () -> {
          tenant
              .deliveries(order)
              .forEach(one -> ofOrder.put(one.getString("state"), one.getString("id")));
          return ofOrder.keySet().containsAll(Set.of("delivered", "retrying"));
        });
    JsonObject failed = tenant.delivery(tenant.post("product.updated"), "failed");
    String delivered = ofOrder.get("delivered");
    String retrying = ofOrder.get("retrying");
    assertThat(listed("")).hasSize(3).startsWith(failed.getString("id"));
    assertThat(listed("state=delivered")).containsExactly(delivered);
    assertThat(listed("state=retrying")).containsExactly(retrying);
    assertThat(listed("state=failed")).containsExactly(failed.getString("id"));
    assertThat(listed("state=held")).isEmpty();
    assertThat(listed("endpoint_id=" + shop.getString("id"))).containsExactly(delivered);
    assertThat(listed("endpoint_id=" + gone.getString("id") + "&state=delivered")).isEmpty();
    assertThat(listed("endpoint_id=ep_none")).isEmpty();
    assertThat(listed("event_type=order.created")).hasSize(2).contains(delivered, retrying);
    assertThat(listed("event_type=order.*&state=delivered")).containsExactly(delivered);
    assertThat(listed("event_type=product.*")).containsExactly(failed.getString("id"));
    assertThat(listed("event_type=order.updated")).isEmpty();
    String later = failed.getString("created_at");
    assertThat(listed("from=" + later)).containsExactly(failed.getString("id"));
    assertThat(listed("to=" + later)).hasSize(2).contains(delivered, retrying);
    assertThat(listed("state=failed&to=" + later)).isEmpty();
    String again = "/events/" + order + "/replay";
    String replayed =
        tenant
            .api()
            .post(again, "{\"endpoint_ids\":[\"" + shop.getString("id") + "\"]}")
            .expect(202)
            .data()
            .get(0)
            .getString("id");
    assertThat(listed("")).hasSize(4).startsWith(replayed);
    tenant.api().post("/endpoints/" + down.getString("id") + "/disable").expect(200);
    Await.until(Await.SOON, () -> listed("state=held").equals(List.of(retrying)));
    tenant.api().delete("/endpoints/" + down.getString("id")).expect(204);
    Await.until(Await.SOON, () -> listed("state=cancelled").equals(List.of(retrying)));
    assertThat(TestTenant.on(Servers.standard()).api().get("/deliveries").data()).isEmpty();
  }

  @Test
  void deliveriesToAllEndpointsArePagedWhileMoreComeIn() {
    for (String path : List.of("/pages-a", "/pages-b", "/pages-c")) {
      tenant.endpoint(RECEIVER.on(path, Reaction.status(200)), "a.b");
    }
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      events.add(TestEvents.of("a.b"));
    }
    tenant.post(events);
    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/deliveries?limit=7" + cursor).expect(200);
      read.addAll(ids(page));
      tenant.post("a.b");
      cursor = page.json().isNull("next_cursor") ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(read).hasSize(45).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(read).doesNotHaveDuplicates();
  }

  private List<String> listed(String query) {
    Answer page = tenant.api().get("/deliveries?" + query);
    assertThat(page.expect(200).json().getBoolean("complete")).isTrue();
    return ids(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=nonsense",
        "event_type=",
        "endpoint_id=%07",
        "from=yesterday",
        "from=2024-12-05T00:00:00Z&to=2024-12-04T00:00:00Z",
        "limit=0"
      })
  void badParametersOfDeliveriesAreRefused(String query) {
    tenant.api().get("/deliveries?" + query).expectProblem(422);
  }

  private List<String> deliveries(String path, String status) {
    return ids(
        tenant.api().get(path + "/deliveries" + (status.isEmpty() ? "" : "?status=" + status)));
  }

  private static List<String> ids(Answer page) {
    return page.expect(200).data().stream().map(one -> one.getString("id")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=ten",
        "limit=",
        "limit=99999999999",
        "cursor=x",
        "cursor=",
        "cursor=AAAA",
        "cursor=MTIzLjQ1Ng",
        "cursor=!!!",
        "from=yesterday",
        "to=2024-12-04",
        "event_type=",
        "org_id=%07",
        "org_id=acme",
        "user_id=%07",
        "from=2024-12-05T00:00:00Z&to=2024-12-04T00:00:00Z",
        "event_types=order.created",
        "event_type=order",
        "offset=3",
        "limit=3&limit=4",
        "delivery_status=nonsense"
      })
  void badParametersAreRefusedByTheirNames(String query) {
    Answer refused = tenant.api().get("/events?" + query).expectProblem(422);
    assertThat(refused.parameters()).containsExactly(query.substring(0, query.indexOf('=')));
    assertThat(refused.string("detail")).startsWith("the parameter ");
  }

  @Test
  void badStatusOfDeliveriesIsRefused() {
    String id = tenant.endpoint(RECEIVER.url("/status")).getString("id");
    tenant.api().get("/endpoints/" + id + "/deliveries?status=nonsense").expectProblem(422);
  }

  @Test
  void unknownEventsAreNotFound() {
    for (String id : List.of("e5d3a1f0-7c82-4b69-a91e-000000000000", "nonsense", "%20")) {
      tenant.api().get("/events/" + id).expectProblem(404);
      tenant.api().get("/events/" + id + "/body").expectProblem(404);
      tenant.api().get("/events/" + id + "/deliveries").expectProblem(404);
    }
  }
}
