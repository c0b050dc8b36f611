package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many events once more, by filter. */
@Conformance
class ReplayJobsSystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private static String ago(Duration time) {
    return DateTimeFormatter.ISO_INSTANT.format(
        Instant.now().minus(time).truncatedTo(ChronoUnit.SECONDS).plusMillis(1));
  }

  /** A request for the events of the last hour; more members as JSON, with single quotes. */
  static String request(String choice, String more) {
    return ("{'from':'" + ago(Duration.ofHours(1)) + "','delivery_status':'" + choice + "'" + more)
            .replace('\'', '"')
        + "}";
  }

  private static String to(JsonObject endpoint) {
    return ",'endpoint_ids':['" + endpoint.getString("id") + "']";
  }

  private long count(String choice, String more) {
    JsonObject counted =
        tenant.api().post("/replays", request(choice, ",'dry_run':true" + more)).expect(200).json();
    assertThat(counted.keySet()).containsExactlyInAnyOrder("count", "complete");
    assertThat(counted.getBoolean("complete")).isTrue();
    return counted.getInt("count");
  }

  private JsonObject start(String choice, String more) {
    return tenant.api().post("/replays", request(choice, more)).expect(202).json();
  }

  private JsonObject job(String id) {
    return tenant.api().get("/replays/" + id).expect(200).json();
  }

  private JsonObject completed(String id) {
    return Await.value(
        LIMIT, () -> job(id), replay -> replay.getString("state").equals("completed"));
  }

  private List<String> post(String type, int count) {
    return tenant.post(IntStream.range(0, count).mapToObj(i -> TestEvents.of(type)).toList());
  }

  @Test
  void dryRunCountsWhatEachEndpointWouldGetAndDoesNothing() {
    tenant.endpoint(RECEIVER.on("/dry-all", Reaction.status(200)));
    JsonObject orders = tenant.endpoint(RECEIVER.on("/dry", Reaction.status(200)), "order.*");
    post("order.created", 30);
    post("product.updated", 10);
    RECEIVER.await("/dry-all", 40);
    RECEIVER.await("/dry", 30);
    assertThat(count("any", "")).isEqualTo(70);
    assertThat(count("any", to(orders))).isEqualTo(30);
    assertThat(count("any", ",'event_types':['product.*']")).isEqualTo(10);
    assertThat(count("any", ",'event_types':['order.created','product.updated']")).isEqualTo(70);
    assertThat(count("any", ",'to':'" + ago(Duration.ofMinutes(30)) + "'")).isZero();
    assertThat(count("missing", "")).isZero();
    Await.until(LIMIT, () -> count("failed", "") == 0);
    assertThat(tenant.api().get("/replays").data()).isEmpty();
    assertThat(RECEIVER.at("/dry")).hasSize(30);
  }

  @Test
  void eventsAreNarrowedAsTheLogNarrowsThem() {
    tenant.endpoint(RECEIVER.on("/narrow", Reaction.status(200)));
    tenant.endpoint(RECEIVER.on("/narrow-too", Reaction.status(200)));
    String ann = TestEvents.id("ann");
    String acme = TestEvents.id("acme");
    JsonObject event = TestEvents.with(TestEvents.of("order.created"), "org_id", acme);
    tenant.post(TestEvents.with(event, "user_id", ann));
    tenant.post(event);
    JsonObject other = TestEvents.with(TestEvents.order(), "role", "other");
    tenant.post(TestEvents.with(other, "user_id", ann));
    RECEIVER.await("/narrow", 3);
    RECEIVER.await("/narrow-too", 3);
    assertThat(count("any", ",'org_id':'" + acme + "'")).isEqualTo(4);
    assertThat(count("any", ",'org_id':'" + acme + "','user_id':'" + ann + "'")).isEqualTo(2);
    assertThat(count("any", ",'q':'OTHER'")).isEqualTo(2);
    assertThat(count("any", ",'q':'nowhere'")).isZero();
    JsonObject made = start("any", ",'q':'other','user_id':'" + ann + "'");
    assertThat(made.getJsonObject("filter").getString("q")).isEqualTo("other");
    assertThat(made.getJsonObject("filter").getString("user_id")).isEqualTo(ann);
    assertThat(made.getJsonObject("filter").isNull("org_id")).isTrue();
    assertThat(completed(made.getString("id")).getInt("done")).isEqualTo(2);
    assertThat(RECEIVER.at("/narrow")).hasSize(4);
  }

  @Test
  void noMoreThanTenRunHoweverManyAreAskedForAtOnce() {
    JsonObject held = tenant.endpoint(RECEIVER.on("/held", Reaction.status(200)));
    post("order.created", 1);
    RECEIVER.await("/held", 1);
    tenant.api().post("/endpoints/" + held.getString("id") + "/disable").expect(200);
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 14)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> tenant.api().post("/replays", request("any", "")).status()))
            .toList();
    assertThat(asked.stream().map(CompletableFuture::join).filter(status -> status == 202))
        .hasSize(10);
    for (JsonObject job : tenant.api().get("/replays").data()) {
      tenant.api().post("/replays/" + job.getString("id") + "/cancel").expect(200);
    }
  }

  @Test
  void jobDeliversAllOnceMoreAndSaysHowFarItHasCome() {
    tenant.endpoint(RECEIVER.on("/any", Reaction.status(200)), "order.*");
    List<String> ids = post("order.created", 150);
    post("product.updated", 5);
    RECEIVER.await("/any", 150);
    JsonObject made = start("any", ",'event_types':['order.*']");
    assertThat(made.getString("id")).startsWith("rpl_");
    assertThat(made.getString("state")).isEqualTo("running");
    assertThat(made.getInt("total")).isEqualTo(150);
    assertThat(made.isNull("finished_at")).isTrue();
    assertThat(made.getJsonObject("filter").getString("delivery_status")).isEqualTo("any");
    assertThat(made.getJsonObject("filter").getJsonArray("event_types").getString(0))
        .isEqualTo("order.*");
    assertThat(made.getJsonObject("filter").isNull("endpoint_ids")).isTrue();
    JsonObject done = completed(made.getString("id"));
    assertThat(done.getInt("total")).isEqualTo(150);
    assertThat(done.getInt("done")).isEqualTo(150);
    assertThat(done.getInt("failed")).isZero();
    assertThat(done.isNull("finished_at")).isFalse();
    assertThat(RECEIVER.at("/any")).hasSize(300);
    assertThat(RECEIVER.at("/any"))
        .extracting(request -> request.header("Synq-Delivery"))
        .doesNotHaveDuplicates();
    List<JsonObject> deliveries = tenant.deliveries(ids.get(0));
    assertThat(deliveries)
        .extracting(delivery -> delivery.getBoolean("replay"))
        .containsExactly(true, false);
    tenant.api().post("/replays/" + made.getString("id") + "/cancel").expectProblem(409);
  }

  @Test
  void newEndpointGetsWhatItMissedAndNothingTwice() {
    tenant.endpoint(RECEIVER.on("/there", Reaction.status(200)));
    List<String> ids = post("order.created", 60);
    post("product.updated", 7);
    RECEIVER.await("/there", 67);
    JsonObject late = tenant.endpoint(RECEIVER.on("/late", Reaction.status(200)), "order.*");
    tenant.api().post("/endpoints/" + late.getString("id") + "/ping").expect(200);
    assertThat(count("missing", "")).isEqualTo(60);
    assertThat(completed(start("missing", "").getString("id")).getInt("done")).isEqualTo(60);
    assertThat(RECEIVER.at("/late").stream().map(Received::eventId).filter(ids::contains))
        .hasSize(60)
        .doesNotHaveDuplicates();
    assertThat(RECEIVER.at("/there")).hasSize(67);
    assertThat(count("missing", "")).isZero();
    assertThat(completed(start("missing", "").getString("id")).getInt("total")).isZero();
    assertThat(RECEIVER.at("/late")).hasSize(61);
  }

  @Test
  void filtersOfEndpointsAreAskedAgain() {
    List<String> ids = post("order.created", 5);
    post("order.updated", 5);
    String pickyUrl = RECEIVER.on("/picky", Reaction.status(200));
    JsonObject picky =
        tenant.filtered(pickyUrl, "event_type = 'order.created'", "order.*").expect(201).json();
    String failing = RECEIVER.on("/failing", Reaction.status(200));
    tenant.filtered(failing, "$error('no')", "order.created").expect(201);
    assertThat(count("missing", to(picky))).isEqualTo(5);
    assertThat(count("missing", "")).isEqualTo(10);
    assertThat(completed(start("missing", "").getString("id")).getInt("done")).isEqualTo(10);
    assertThat(RECEIVER.at("/picky"))
        .extracting(Received::eventId)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(tenant.deliveries(ids.get(0)))
        .extracting(delivery -> delivery.isNull("filter_error"))
        .containsExactlyInAnyOrder(true, false);
    assertThat(count("missing", "")).isZero();
  }

  @Test
  void failedOnesAreReplayedUntilTheyAreDelivered() {
    JsonObject endpoint =
        tenant.endpoint(
            RECEIVER.on("/gone", Reaction.status(410), Reaction.status(200)), "order.created");
    tenant.delivery(tenant.post("order.created"), "failed");
    assertThat(count("failed", "")).isEqualTo(1);
    // 410 disables the endpoint, just after the delivery has failed: the job waits with it.
    String path = "/endpoints/" + endpoint.getString("id");
    Await.until(LIMIT, () -> tenant.api().get(path).string("state").equals("disabled"));
    String id = start("failed", "").getString("id");
    Await.throughout(Duration.ofSeconds(3), () -> RECEIVER.at("/gone").size() == 1);
    assertThat(job(id).getString("state")).isEqualTo("running");
    tenant.api().post("/endpoints/" + endpoint.getString("id") + "/enable").expect(200);
    assertThat(completed(id).getInt("done")).isEqualTo(1);
    assertThat(RECEIVER.at("/gone")).hasSize(2);
    assertThat(count("failed", "")).isZero();
  }

  @Test
  void cancelledJobOpensNothingMoreAndEndsWhatWaits() {
    post("order.created", 400);
    JsonObject endpoint =
        tenant.endpoint(RECEIVER.on("/busy", Reaction.status(503, "Retry-After: 3600")));
    String id = start("missing", to(endpoint)).getString("id");
    RECEIVER.await("/busy", 40, LIMIT);
    JsonObject cancelled = tenant.api().post("/replays/" + id + "/cancel").expect(200).json();
    assertThat(cancelled.getString("state")).isEqualTo("cancelled");
    assertThat(cancelled.isNull("finished_at")).isFalse();
    tenant.api().post("/replays/" + id + "/cancel").expectProblem(409);
    String deliveries = "/endpoints/" + endpoint.getString("id") + "/deliveries?limit=1&status=";
    for (String state : List.of("pending", "delivering", "retrying")) {
      Await.until(LIMIT, () -> tenant.api().get(deliveries + state).data().isEmpty());
    }
    int requests = RECEIVER.at("/busy").size();
    assertThat(requests).isLessThan(400);
    Await.throughout(Duration.ofSeconds(2), () -> RECEIVER.at("/busy").size() == requests);
    assertThat(tenant.api().get(deliveries + "cancelled").data()).isNotEmpty();
    assertThat(job(id).getInt("done")).isZero();
  }

  @Test
  void whatComesInLiveDoesNotWaitBehindAReplay() {
    Reaction slow =
        socket -> {
          LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
          return Reaction.status(200).react(socket);
        };
    tenant.endpoint(RECEIVER.on("/stored", Reaction.status(200)), "never.sent");
    post("order.created", 1000);
    JsonObject endpoint = tenant.endpoint(RECEIVER.on("/slow", slow));
    String id = start("missing", to(endpoint)).getString("id");
    RECEIVER.await("/slow", 50, LIMIT);
    for (int i = 0; i < 5; i++) {
      int before = RECEIVER.at("/slow").size();
      String live = tenant.post("live.now");
      int place = Await.value(LIMIT, () -> place("/slow", live), found -> found >= 0);
      // In the queue's order it would be the last; late in the replay there is little ahead of it.
      if (i == 0 || before < 500) {
        assertThat(place - before).as("sent before it").isLessThan((1000 - before) / 2);
      }
      if (i == 0) {
        assertThat(job(id).getString("state")).as("meanwhile").isEqualTo("running");
      }
    }
    assertThat(completed(id).getInt("done")).isEqualTo(1000);
  }

  /** How many requests came before that of this event; -1 if it has not come. */
  private static int place(String path, String event) {
    return RECEIVER.at(path).stream().map(Received::eventId).toList().indexOf(event);
  }

  @Test
  void historyIsPagedNewestFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = start("any", "").getString("id");
      completed(id);
      ids.add(0, id);
    }
    Answer first = tenant.api().get("/replays?limit=3").expect(200);
    Answer second =
        tenant.api().get("/replays?limit=3&cursor=" + first.string("next_cursor")).expect(200);
    List<JsonObject> all = new ArrayList<>(first.data());
    all.addAll(second.data());
    assertThat(all).extracting(one -> one.getString("id")).containsExactlyElementsOf(ids);
    assertThat(second.json().isNull("next_cursor")).isTrue();
  }

  @Test
  void nothingOfAnotherTenantIsSeenOrReplayed() {
    JsonObject mine = tenant.endpoint(RECEIVER.on("/mine", Reaction.status(200)));
    post("order.created", 3);
    RECEIVER.await("/mine", 3);
    String id = start("any", "").getString("id");
    TestTenant other = TestTenant.on(server);
    other.api().get("/replays/" + id).expectProblem(404);
    other.api().post("/replays/" + id + "/cancel").expectProblem(404);
    assertThat(other.api().get("/replays").data()).isEmpty();
    other.api().post("/replays", request("any", to(mine))).expectProblem(404);
    other.api().post("/replays", request("any", to(mine) + ",'dry_run':true")).expectProblem(404);
    other.endpoint(RECEIVER.on("/theirs", Reaction.status(200)));
    JsonObject all = other.api().post("/replays", request("missing", "")).expect(202).json();
    assertThat(all.getInt("total")).isZero();
    completed(id);
    assertThat(RECEIVER.at("/theirs")).isEmpty();
    assertThat(RECEIVER.at("/mine")).hasSize(6);
  }

  @Test
  void aStartBeforeTheLogsIsTheLogs() {
    tenant.endpoint(RECEIVER.on("/ever", Reaction.status(200)));
    post("order.created", 3);
    RECEIVER.await("/ever", 3);
    String ever = "{\"from\":\"2001-01-01T00:00:00Z\",\"delivery_status\":\"any\"}";
    JsonObject made = tenant.api().post("/replays", ever).expect(202).json();
    assertThat(made.getInt("total")).isEqualTo(3);
    assertThat(Instant.parse(made.getJsonObject("filter").getString("from")))
        .isBetween(ago(30, 10), ago(30, 0));
    assertThat(completed(made.getString("id")).getInt("done")).isEqualTo(3);
    String before = ever.replace("}", ",\"to\":\"2002-01-01T00:00:00Z\"}");
    JsonObject none = tenant.api().post("/replays", before).expect(202).json();
    assertThat(none.getInt("total")).isZero();
    completed(none.getString("id"));
  }

  private static Instant ago(int days, int minutes) {
    return Instant.now().minus(Duration.ofDays(days)).minus(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|400",
        "[]|422",
        "{}|422",
        "{\"delivery_status\":\"any\"}|422",
        "{\"from\":\"2024-12-04T15:32:07.412Z\"}|422"
      })
  void badRequestsAreRefused(String body, int status) {
    tenant.api().post("/replays", body).expectProblem(status);
    tenant.api().get("/replays/rpl_none").expectProblem(404);
    tenant.api().post("/replays/rpl_none/cancel").expectProblem(404);
  }
}
