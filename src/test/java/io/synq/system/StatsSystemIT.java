package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.console.figures.Period;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures by hour tell what became of deliveries, and how fast endpoints answer. */
@Conformance
class StatsSystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private JsonObject total(String path, int attempts) {
    return Await.value(
        LIMIT,
        () -> tenant.api().get(path).expect(200).json().getJsonObject("total"),
        total -> total.getInt("attempts") == attempts);
  }

  @Test
  void countsAndLatenciesOfAnEndpointAndOfTheTenant() {
    Reaction slow =
        socket -> {
          LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
          return Reaction.status(200).react(socket);
        };
    JsonObject good = tenant.endpoint(RECEIVER.on("/stats", slow), "order.*");
    JsonObject bad =
        tenant.endpoint(
            RECEIVER.on("/stats-bad", Reaction.status(500), Reaction.status(410)), "product.*");
    tenant.post(IntStream.range(0, 20).mapToObj(i -> TestEvents.order()).toList());
    tenant.delivery(tenant.post("product.updated"), "failed");
    RECEIVER.await("/stats", 20);
    String path = "/endpoints/" + good.getString("id") + "/stats";
    JsonObject ofGood = total(path, 20);
    assertThat(ofGood.getInt("delivered")).isEqualTo(20);
    assertThat(ofGood.getInt("failed")).isZero();
    assertThat(ofGood.getInt("failed_attempts")).isZero();
    assertThat(ofGood.getInt("p50_ms")).isBetween(250, 5_000);
    assertThat(ofGood.getInt("p99_ms")).isBetween(ofGood.getInt("p50_ms"), 15_000);
    JsonObject ofBad = total("/endpoints/" + bad.getString("id") + "/stats", 2);
    assertThat(ofBad.getInt("delivered")).isZero();
    assertThat(ofBad.getInt("failed")).isEqualTo(1);
    assertThat(ofBad.getInt("failed_attempts")).isEqualTo(2);
    JsonObject all = total("/stats", 22);
    assertThat(all.getInt("delivered")).isEqualTo(20);
    assertThat(all.getInt("failed")).isEqualTo(1);
    assertThat(all.getInt("events")).isEqualTo(21);
    List<JsonObject> each = tenant.api().get("/stats/endpoints").expect(200).data();
    assertThat(each)
        .extracting(one -> one.getString("endpoint_id"))
        .containsExactlyInAnyOrder(good.getString("id"), bad.getString("id"));
    assertThat(each)
        .extracting(one -> one.getJsonObject("figures").getInt("attempts"))
        .containsExactlyInAnyOrder(20, 2);
    String one = "?slices=true&endpoint_ids=" + bad.getString("id");
    assertThat(tenant.api().get("/stats/endpoints" + one).expect(200).data())
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.getString("endpoint_id")).isEqualTo(bad.getString("id"));
              assertThat(only.getJsonArray("slices")).isNotEmpty();
            });
    assertThat(ofGood.isNull("events")).isTrue();
    List<JsonObject> hours =
        tenant.api().get(path).json().getJsonArray("slices").getValuesAs(JsonObject.class);
    assertThat(hours).hasSizeBetween(1, 2);
    assertThat(hours.stream().mapToInt(hour -> hour.getInt("attempts")).sum()).isEqualTo(20);
    List<JsonObject> minutes =
        tenant
            .api()
            .get(path + "?step=PT1M&from=" + Instant.now().minusSeconds(600))
            .expect(200)
            .json()
            .getJsonArray("slices")
            .getValuesAs(JsonObject.class);
    assertThat(minutes.stream().mapToInt(minute -> minute.getInt("attempts")).sum()).isEqualTo(20);
    assertThat(minutes.get(0).getString("from")).endsWith(":00.000Z");
    assertThat(ofGood.getJsonObject("event_types").getInt("order.created")).isEqualTo(20);
    assertThat(ofBad.getJsonObject("statuses")).hasToString("{\"410\":1,\"500\":1}");
    assertThat(all.getJsonObject("statuses").getInt("200")).isEqualTo(20);
    assertThat(all.getJsonObject("event_types").getInt("product.updated")).isEqualTo(1);
    JsonObject hour = hours.get(0);
    assertThat(Instant.parse(hour.getString("from")).truncatedTo(ChronoUnit.HOURS))
        .isEqualTo(Instant.parse(hour.getString("from")));
    assertThat(
            Duration.between(
                Instant.parse(hour.getString("from")), Instant.parse(hour.getString("to"))))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatIsNotFinishedIsCountedWithItsAge() {
    String path =
        "/endpoints/"
            + tenant
                .endpoint(RECEIVER.on("/waits", Reaction.status(503, "Retry-After: 600")))
                .getString("id")
            + "/stats";
    JsonObject none = tenant.api().get(path).expect(200).json().getJsonObject("waiting");
    assertThat(none.getInt("deliveries")).isZero();
    assertThat(none.isNull("oldest_created_at")).isTrue();
    String event = tenant.post("order.created");
    JsonObject delivery = tenant.delivery(event, "retrying");
    for (String place : List.of(path, "/stats")) {
      JsonObject waiting = tenant.api().get(place).expect(200).json().getJsonObject("waiting");
      assertThat(waiting.getInt("deliveries")).isEqualTo(1);
      assertThat(waiting.getString("oldest_created_at"))
          .isEqualTo(delivery.getString("created_at"));
    }
    tenant.api().post("/deliveries/" + delivery.getString("id") + "/cancel", "").expect(200);
    assertThat(tenant.api().get("/stats").json().getJsonObject("waiting").getInt("deliveries"))
        .isZero();
  }

  @Test
  void pingsCountInNoFigure() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Reaction waits =
        socket -> {
          asked.countDown();
          awaited(seen);
          return Reaction.status(500).react(socket);
        };
    String url = RECEIVER.on("/pinged", waits, Reaction.status(410), Reaction.status(200));
    String path = "/endpoints/" + tenant.endpoint(url).getString("id");
    var ping = CompletableFuture.runAsync(() -> tenant.api().post(path + "/ping").expect(200));
    awaited(asked);
    assertThat(tenant.api().get("/stats").json().getJsonObject("waiting").getInt("deliveries"))
        .as("while it is on its way")
        .isZero();
    seen.countDown();
    ping.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    tenant.api().post(path + "/ping").expect(200);
    tenant.delivery(tenant.post("order.created"), "delivered");
    for (String place : List.of(path + "/stats", "/stats")) {
      JsonObject total = total(place, 1);
      assertThat(total.getInt("failed_attempts")).isZero();
      assertThat(total.getInt("failed")).isZero();
      assertThat(total.getInt("delivered")).isEqualTo(1);
    }
    assertThat(tenant.api().get(path + "/deliveries?status=failed").expect(200).data()).hasSize(2);
  }

  @Test
  void healthOfEndpointsIsListedTheWorstFirst() {
    String good =
        tenant.endpoint(RECEIVER.on("/well", Reaction.status(200)), "a.b").getString("id");
    JsonObject failing = tenant.endpoint(RECEIVER.on("/ill", Reaction.status(500)), "a.c");
    String off = tenant.endpoint(RECEIVER.url("/off"), "a.d").getString("id");
    String idle = tenant.endpoint(RECEIVER.url("/idle"), "a.e").getString("id");
    for (String one : List.of(off, idle)) {
      tenant.api().post("/endpoints/" + one + "/disable").expect(200);
    }
    tenant.post(List.of(TestEvents.of("a.b"), TestEvents.of("a.d")));
    tenant.post(IntStream.range(0, 6).mapToObj(i -> TestEvents.of("a.c")).toList());
    tenant.api().post("/endpoints/" + good + "/ping").expect(200);
    String failingId = failing.getString("id");
    JsonObject row =
        Await.value(
            LIMIT,
            () -> tenant.api().get("/endpoint-health/" + failingId).expect(200).json(),
            one -> one.getString("health").equals("failing"));
    assertThat(row.getJsonObject("endpoint").getString("url")).isEqualTo(failing.getString("url"));
    assertThat(row.getInt("failures")).isGreaterThanOrEqualTo(5);
    assertThat(Instant.parse(row.getString("failing_since")))
        .isBefore(Instant.now().plusSeconds(60));
    JsonObject first = tenant.api().get("/endpoint-health?limit=3").expect(200).json();
    List<JsonObject> all =
        new ArrayList<>(first.getJsonArray("data").getValuesAs(JsonObject.class));
    String rest = "/endpoint-health?limit=3&cursor=" + first.getString("next_cursor");
    all.addAll(tenant.api().get(rest).expect(200).data());
    assertThat(all)
        .extracting(one -> one.getJsonObject("endpoint").getString("id"))
        .containsExactly(failingId, off, idle, good);
    assertThat(all)
        .extracting(one -> one.getString("health"))
        .containsExactly("failing", "held", "disabled", "healthy");
    assertThat(ids("q=/IDLE")).containsExactly(idle);
    assertThat(ids("health=held&q=http")).containsExactly(off);
    assertThat(ids("sort=newest")).containsExactly(idle, off, failingId, good);
    assertThat(ids("sort=name")).containsExactly(idle, failingId, off, good);
    tenant.api().get("/endpoint-health?sort=worst").expectProblem(422);
    tenant.api().get("/endpoint-health?health=ill").expectProblem(422);
    tenant.api().get("/endpoint-health?cursor=MC4wLiB4").expectProblem(422);
    assertThat(first.getJsonObject("counts").getInt("ailing")).isEqualTo(2);
    assertThat(first.getJsonObject("counts").getInt("healthy")).isEqualTo(1);
    TestTenant.on(server).api().get("/endpoint-health/" + good).expectProblem(404);
  }

  /** The console asks in steps of its own for each of its periods. */
  @Test
  void overviewShowsThemInEachOfItsPeriods() {
    tenant.endpoint(RECEIVER.on("/shown", Reaction.status(200)));
    tenant.delivery(tenant.post("order.created"), "delivered");
    PlainVisitor visitor = PlainVisitor.signedIn(server, tenant.person("viewer"));
    String overview = tenant.page("/console/overview") + "?period=";
    for (Period period : Period.values()) {
      String title = period.title();
      Await.value(
          LIMIT,
          () -> visitor.get(overview + period.code()).expect(200).text(),
          page ->
              page.contains("<dd>1<small>accepted in " + title + "</small>")
                  && page.contains("<dd>1<small>of 1 that ended in " + title + "</small>")
                  && page.contains("<small>of 1 attempts</small>"));
    }
  }

  private List<String> ids(String query) {
    return tenant.api().get("/endpoint-health?" + query).expect(200).data().stream()
        .map(one -> one.getJsonObject("endpoint").getString("id"))
        .toList();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutAnythingThereAreNoLatencies() {
    String id = tenant.endpoint(RECEIVER.url("/nothing")).getString("id");
    JsonObject stats = tenant.api().get("/endpoints/" + id + "/stats").expect(200).json();
    assertThat(stats.getJsonArray("slices")).isEmpty();
    assertThat(stats.getJsonObject("total").getInt("attempts")).isZero();
    assertThat(stats.getJsonObject("total").isNull("p50_ms")).isTrue();
  }

  @Test
  void otherTimesAndOtherTenantsHaveTheirOwn() {
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/own", Reaction.status(200)));
    tenant.delivery(tenant.post("order.created"), "delivered");
    total("/stats", 1);
    String past = "from=2024-12-04T15:32:07.412Z&to=2024-12-24T15:32:07.412Z";
    assertThat(total("/stats?" + past, 0).getString("from")).isEqualTo("2024-12-04T15:00:00.000Z");
    TestTenant other = TestTenant.on(server);
    other.api().get("/endpoints/" + endpoint.getString("id") + "/stats").expectProblem(404);
    assertThat(other.api().get("/stats").json().getJsonArray("slices")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "step=PT2H",
        "step=PT1M&from=2024-12-04T00:00:00.000Z",
        "to=2024-12-04",
        "from=2024-10-01T00:00:00.000Z&to=2024-12-04T00:00:00.000Z",
        "from=2024-12-04T00:00:00.000Z&to=2024-12-04T00:00:00.000Z"
      })
  void badTimesAreRefused(String query) {
    tenant.api().get("/stats?" + query).expectProblem(422);
  }
}
