package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event id is one event, however often it is posted. */
@Conformance
class DuplicatesSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void sameEventAgainIsADuplicateAndDeliversNothing() {
    tenant.endpoint(RECEIVER.on("/twice", Reaction.status(200)));
    JsonObject event = TestEvents.orderWithId();
    JsonObject first = tenant.api().post("/events", event).expect(202).json();
    assertThat(first.getBoolean("duplicate")).isFalse();
    assertThat(first.getInt("deliveries")).isEqualTo(1);
    JsonObject again = tenant.api().post("/events", event).expect(200).json();
    assertThat(again.getBoolean("duplicate")).isTrue();
    assertThat(again.getInt("deliveries")).isZero();
    assertThat(again.getString("event_id")).isEqualTo(event.getString("event_id"));
    assertThat(again.getString("timestamp")).isEqualTo(first.getString("timestamp"));
    assertThat(tenant.deliveries(event.getString("event_id"))).hasSize(1);
    RECEIVER.await("/twice", 1);
    Await.throughout(Duration.ofSeconds(4), () -> RECEIVER.at("/twice").size() == 1);
  }

  @Test
  void upperCaseIdsAreTheSameEvent() {
    JsonObject event = TestEvents.orderWithId();
    JsonObject upper = event;
    for (String member : new String[] {"event_id", "org_id", "user_id"}) {
      upper = TestEvents.with(upper, member, event.getString(member).toUpperCase());
    }
    tenant.endpoint(RECEIVER.on("/upper", Reaction.status(200)));
    tenant.api().post("/events", upper).expect(202);
    String id = event.getString("event_id");
    assertThat(tenant.api().post("/events", event).expect(200).string("event_id")).isEqualTo(id);
    Received sent = RECEIVER.await("/upper", 1).get(0);
    assertThat(sent.header("webhook-id")).isEqualTo(id);
    for (String member : event.keySet()) {
      assertThat(sent.json().get(member)).as(member).isEqualTo(event.get(member));
    }
    String path = "/events/" + id.toUpperCase();
    assertThat(tenant.api().get(path).expect(200).string("event_id")).isEqualTo(id);
    assertThat(tenant.api().get(path + "/body").expect(200).bytes()).isEqualTo(sent.body());
    assertThat(tenant.api().get(path + "/deliveries").expect(200).data()).hasSize(1);
    tenant.api().post(path + "/replay").expect(202);
    assertThat(RECEIVER.await("/upper", 2).get(1).body()).isEqualTo(sent.body());
    String audit = "/audit?action=event.replayed&object_id=" + id;
    assertThat(tenant.api().get(audit).expect(200).data()).hasSize(1);
    String filter = "{\"filter\":\"true\",\"event_id\":\"" + id.toUpperCase() + "\"}";
    tenant.api().post("/endpoints/filter-test", filter).expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-04T16:32:07+01:00, 2024-12-04T15:32:07.000Z",
    "2024-12-04t15:32:07.412999999z, 2024-12-04T15:32:07.412Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
    "1582-10-10T12:00:00Z, 1582-10-10T12:00:00.000Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999Z"
  })
  void aTimeIsTheSameInWhateverForm(String sent, String written) {
    JsonObject event = TestEvents.with(TestEvents.orderWithId(), "timestamp", sent);
    String path = "/events/" + event.getString("event_id");
    Answer first = tenant.api().post("/events", event).expect(202);
    Answer again = tenant.api().post("/events", TestEvents.with(event, "timestamp", written));
    for (Answer answer :
        List.of(
            first, again.expect(200), tenant.api().get(path), tenant.api().get(path + "/body"))) {
      assertThat(answer.string("timestamp")).isEqualTo(written);
    }
  }

  @Test
  void aTimeThatIsLeftOutIsTheSameAsAny() {
    JsonObject plain = TestEvents.orderWithId();
    JsonObject event = TestEvents.with(plain, "timestamp", "2024-12-04T15:32:07.412Z");
    tenant.api().post("/events", event).expect(202);
    assertThat(tenant.api().post("/events", plain).expect(200).string("timestamp"))
        .isEqualTo("2024-12-04T15:32:07.412Z");
    JsonObject later = TestEvents.with(plain, "timestamp", "2024-12-04T15:32:07.413Z");
    tenant.api().post("/events", later).expectProblem(409);
  }

  @Test
  void otherBodyUnderTheSameIdIsAConflict() {
    JsonObject event = TestEvents.orderWithId();
    tenant.api().post("/events", event).expect(202);
    String id = event.getString("event_id");
    String stored = tenant.api().get("/events/" + id + "/body").text();
    for (String member : new String[] {"role", "org_id", "user_id"}) {
      JsonObject other = TestEvents.with(event, member, TestEvents.id("other"));
      tenant.api().post("/events", other).expectProblem(409);
    }
    tenant.api().post("/events", TestEvents.with(event, "event_type", "a.b")).expectProblem(409);
    String spaced = event.toString().replace("\"payload\":{", "\"payload\":{ ");
    tenant.api().post("/events", spaced).expectProblem(409);
    assertThat(tenant.api().get("/events/" + id + "/body").text()).isEqualTo(stored);
  }

  /** Of two tenants, whose events come in one group. */
  @Test
  void manyAtOnceAreAcceptedOnceByEachTenant() {
    TestTenant other = TestTenant.on(Servers.standard());
    tenant.endpoint(RECEIVER.on("/race", Reaction.status(200)));
    JsonObject event = TestEvents.orderWithId();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<CompletableFuture<String>> sent =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> i % 2 + ": " + at(i, other).api().post("/events", event).status(),
                        threads))
            .toList();
    Map<String, Long> statuses =
        sent.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    threads.shutdown();
    assertThat(statuses)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("0: 202", 1L, "0: 200", 15L, "1: 202", 1L, "1: 200", 15L));
    assertThat(tenant.deliveries(event.getString("event_id"))).hasSize(1);
    assertThat(other.deliveries(event.getString("event_id"))).isEmpty();
    tenant.delivery(event.getString("event_id"), "delivered");
    assertThat(RECEIVER.at("/race")).hasSize(1);
  }

  private TestTenant at(int number, TestTenant other) {
    return number % 2 == 0 ? tenant : other;
  }
}
