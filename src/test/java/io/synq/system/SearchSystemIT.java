package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event log is searched, by the text of bodies too. */
@Conformance
class SearchSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private String post(String payload) {
    return tenant.api().post("/events", TestEvents.around(payload)).expect(202).string("event_id");
  }

  private static String q(String text) {
    return "q=" + URLEncoder.encode(text, UTF_8);
  }

  private List<String> found(String query) {
    Answer answer = tenant.api().get("/events?" + query).expect(200);
    assertThat(answer.json().getBoolean("complete")).isTrue();
    assertThat(answer.json().isNull("next_cursor")).isTrue();
    return ids(answer);
  }

  private static List<String> ids(Answer answer) {
    return answer.data().stream().map(event -> event.getString("event_id")).toList();
  }

  @Test
  void textIsFoundInBodiesAsItWasSent() {
    String zoe = post("{\"customer\": {\"name\":\"Zoë Müller\"},\"total\":149.990}");
    String bob = post("{\"note\":\"50% [of] (it) _all_ 'here' \\\\ \"}");
    String big = post("{\"pad\":\"" + "x".repeat(300_000) + "\",\"end\":\"NeedleAtTheEnd\"}");
    assertThat(found(q("zoë müller"))).containsExactly(zoe);
    assertThat(found(q("ZOË"))).containsExactly(zoe);
    assertThat(found(q("149.990"))).containsExactly(zoe);
    assertThat(found(q("149.99}"))).isEmpty();
    assertThat(found(q("50% [of] (it) _all_ 'here'"))).containsExactly(bob);
    assertThat(found(q("\\\\"))).containsExactly(bob);
    assertThat(found(q("%"))).containsExactly(bob);
    assertThat(found(q("needleattheend"))).containsExactly(big);
    assertThat(found(q("order.created"))).containsExactly(big, bob, zoe);
    assertThat(found(q("nowhere"))).isEmpty();
  }

  @Test
  void textIsFoundAsAPersonReadsIt() {
    String escaped =
        post(
            "{\"name\":\"M\\u00fcller\",\"url\":\"https:\\/\\/a.example\",\"says\":\"\\\"hi\\\" \\ud83d\\ude00\"}");
    assertThat(found(q("müller"))).containsExactly(escaped);
    assertThat(found(q("https://a"))).containsExactly(escaped);
    assertThat(found(q("\"hi\" 😀"))).containsExactly(escaped);
    assertThat(found(q("M\\u00fcller"))).containsExactly(escaped);
    assertThat(found(q("Muller"))).isEmpty();
  }

  @Test
  void logSaysHowDeliveriesStand() {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/stands", Reaction.status(500)), "x.stands");
    tenant.endpoint(RECEIVER.on("/stands-too", Reaction.status(200)), "x.stands");
    String event = tenant.post("x.stands");
    String nobodys = tenant.post("x.nobodys");
    Await.until(Await.SOON, () -> counts(event).equals("{\"delivered\":1,\"retrying\":1}"));
    assertThat(counts(nobodys)).isEqualTo("{}");
    tenant.api().post("/endpoints/" + endpoint.getString("id") + "/disable").expect(200);
    Await.until(Await.SOON, () -> counts(event).equals("{\"delivered\":1,\"held\":1}"));
    tenant.api().delete("/endpoints/" + endpoint.getString("id")).expect(204);
    Await.until(Await.SOON, () -> counts(event).equals("{\"cancelled\":1,\"delivered\":1}"));
  }

  private String counts(String eventId) {
    return tenant.api().get("/events").expect(200).data().stream()
        .filter(event -> event.getString("event_id").equals(eventId))
        .findFirst()
        .orElseThrow()
        .getJsonObject("deliveries")
        .toString();
  }

  @Test
  void textGoesWithTheOtherFiltersAndWithPages() {
    tenant.endpoint(RECEIVER.on("/found", Reaction.status(200)), "order.created");
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      JsonObject payload =
          Json.createObjectBuilder().add("sku", i % 3 == 0 ? "Red" : "Blue").build();
      events.add(
          TestEvents.with(TestEvents.of(i % 2 == 0 ? "order.created" : "a.b"), "payload", payload));
    }
    tenant.post(events);
    RECEIVER.await("/found", 60);
    Await.until(Await.SOON, () -> found("delivery_status=delivered&limit=200").size() == 60);
    assertThat(found(q("\"red\"") + "&limit=200")).hasSize(40);
    assertThat(found(q("\"red\"") + "&event_type=order.created")).hasSize(20);
    assertThat(found(q("\"red\"") + "&delivery_status=delivered")).hasSize(20);
    assertThat(found(q("\"red\"") + "&delivery_status=failed")).isEmpty();
    assertThat(found(q("\"red\"") + "&endpoint_id=ep_none")).isEmpty();
    List<String> all = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = tenant.api().get("/events?limit=7&" + q("\"red\"") + cursor).expect(200);
      all.addAll(ids(page));
      cursor = page.json().isNull("next_cursor") ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void statusIsWhatADeliveryShows() {
    String id = tenant.endpoint(RECEIVER.on("/status", Reaction.status(500))).getString("id");
    tenant.api().post("/endpoints/" + id + "/disable").expect(200);
    String event = tenant.post("order.created");
    assertThat(found("delivery_status=held")).containsExactly(event);
    assertThat(found("delivery_status=pending")).isEmpty();
    tenant.api().delete("/endpoints/" + id).expect(204);
    assertThat(found("delivery_status=held")).isEmpty();
    assertThat(found("delivery_status=cancelled")).containsExactly(event);
  }

  @Test
  void whatFailedOrWasCancelledIsFound() {
    String gone =
        tenant.endpoint(RECEIVER.on("/gone", Reaction.status(410)), "a.b").getString("id");
    String failed = tenant.post("a.b");
    tenant.delivery(failed, "failed");
    String down =
        tenant.endpoint(RECEIVER.on("/down", Reaction.status(500)), "c.d").getString("id");
    tenant.api().post("/endpoints/" + down + "/disable").expect(200);
    String cancelled = tenant.post("c.d");
    String id = tenant.delivery(cancelled, "held").getString("id");
    assertThat(found("delivery_status=held")).containsExactly(cancelled);
    assertThat(found("delivery_status=cancelled")).isEmpty();
    tenant.api().post("/deliveries/" + id + "/cancel").expect(200);
    assertThat(found("delivery_status=cancelled")).containsExactly(cancelled);
    assertThat(found("delivery_status=held")).isEmpty();
    assertThat(found("delivery_status=failed")).containsExactly(failed);
    assertThat(found("delivery_status=failed&event_type=c.d")).isEmpty();
    assertThat(found("delivery_status=failed&endpoint_id=" + gone)).containsExactly(failed);
    assertThat(found("delivery_status=cancelled&endpoint_id=" + gone)).isEmpty();
    assertThat(found("endpoint_id=" + gone)).containsExactly(failed);
  }

  @Test
  void whatIsSketchedIsFound() {
    String ann = TestEvents.id("ann");
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String user = i == 500 ? ann : TestEvents.id("user-" + i % 100);
      events.add(TestEvents.with(TestEvents.of(i == 10 ? "a.b" : "c.d"), "user_id", user));
    }
    List<String> first = tenant.post(events);
    List<String> second = tenant.post(events);
    Await.until(
        Duration.ofSeconds(90),
        () -> Servers.standard().messages().contains("events.sketched tenant=" + tenant.id()));
    assertThat(found("event_type=a.b")).containsExactly(second.get(10), first.get(10));
    assertThat(found("user_id=" + ann)).containsExactly(second.get(500), first.get(500));
    assertThat(found("event_type=c.d&user_id=" + TestEvents.id("user-7"))).hasSize(20);
    assertThat(found("event_type=a.b&user_id=" + ann)).isEmpty();
    assertThat(found("event_type=no.such")).isEmpty();
    assertThat(found("org_id=" + TestEvents.id("none"))).isEmpty();
  }

  @Test
  void otherTenantsBodiesAreNotSearched() {
    String mine = post("{\"secret\":\"mango\"}");
    TestTenant other = TestTenant.on(Servers.standard());
    assertThat(found(q("mango"))).containsExactly(mine);
    assertThat(other.api().get("/events?" + q("mango")).expect(200).data()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=", "q=%07", "q=%20"})
  void badTextsAreRefused(String query) {
    tenant.api().get("/events?" + query).expectProblem(422);
  }

  @Test
  void tooLongATextIsRefused() {
    tenant.api().get("/events?q=" + "x".repeat(129)).expectProblem(422);
  }
}
