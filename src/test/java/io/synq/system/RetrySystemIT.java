package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Failed attempts are made again, at growing distances. */
@Conformance
@Order(12)
class RetrySystemIT {
  private static final double FIRST_MS = Servers.RETRY_FIRST_MS;

  /** Of what is planned without jitter, and a hundredth for what is rounded. */
  private static final double SOONEST = 0.79;

  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void fiveFailuresAndASuccessAreSixSignedRequestsAtGrowingDistances() throws Exception {
    Reaction failure = Reaction.status(500);
    Reaction success = Reaction.status(200);
    String url = RECEIVER.on("/five", failure, failure, failure, failure, failure, success);
    String secret = tenant.endpoint(url).getString("secret");
    String eventId = tenant.post("order.created");
    JsonObject delivery =
        tenant.delivery(
            eventId, Duration.ofSeconds(40), one -> one.getString("state").equals("delivered"));
    List<Received> requests = RECEIVER.at("/five");
    assertThat(requests).hasSize(6);
    for (int i = 0; i < 6; i++) {
      Received request = requests.get(i);
      assertThat(request.attempt()).isEqualTo(i + 1);
      assertThat(request.eventId()).isEqualTo(eventId);
      assertThat(request.body()).isEqualTo(requests.get(0).body());
      SignatureSystemIT.verify(request, secret);
      long signed = Long.parseLong(request.header("webhook-timestamp"));
      assertThat(signed).isLessThanOrEqualTo(request.at().getEpochSecond());
      if (i > 0) {
        assertThat(signed).isGreaterThanOrEqualTo(requests.get(i - 1).at().getEpochSecond());
        double gap = Duration.between(requests.get(i - 1).at(), request.at()).toMillis();
        double planned = FIRST_MS * Math.pow(2, i - 1);
        assertThat(gap).as("gap %d of %s", i, requests).isGreaterThan(SOONEST * planned);
      }
    }
    assertThat(attemptNumbers(delivery)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(delivery.getInt("last_status")).isEqualTo(200);
    assertThat(delivery.isNull("next_attempt_at")).isTrue();
  }

  @Test
  void jitterSpreadsRetriesThatFailedTogether() {
    tenant.endpoint(RECEIVER.on("/jitter", Reaction.status(500)));
    for (int i = 0; i < 20; i++) {
      tenant.post("order.created");
    }
    RECEIVER.await("/jitter", 40);
    Set<Double> waits =
        RECEIVER.at("/jitter").stream()
            .filter(request -> request.attempt() == 1)
            .map(first -> tenant.deliveries(first.eventId()).get(0))
            .filter(delivery -> !delivery.isNull("next_attempt_at"))
            // One that was attempted while it was read has its attempts of later.
            .filter(one -> one.getInt("attempt_count") == one.getJsonArray("attempts").size())
            .map(RetrySystemIT::plannedWait)
            .collect(Collectors.toSet());
    assertThat(waits).hasSizeGreaterThan(5).allMatch(wait -> wait > SOONEST);
  }

  /** What is planned from the end of the last attempt, of what it would be without jitter. */
  private static double plannedWait(JsonObject delivery) {
    Instant next = Instant.parse(delivery.getString("next_attempt_at"));
    double wait = Duration.between(ended(delivery), next).toMillis();
    return wait / (FIRST_MS * Math.pow(2, delivery.getJsonArray("attempts").size() - 1.0));
  }

  /** When the last attempt was over. */
  private static Instant ended(JsonObject delivery) {
    var attempts = delivery.getJsonArray("attempts");
    JsonObject last = attempts.getJsonObject(attempts.size() - 1);
    return Instant.parse(last.getString("started_at")).plusMillis(last.getInt("duration_ms"));
  }

  @Test
  void retryAfterInSecondsIsHonoured() {
    JsonObject delivery = refused("/seconds", 429, Reaction.status(429, "Retry-After: 8"));
    Instant planned = Instant.parse(delivery.getString("next_attempt_at"));
    assertThat(Duration.between(ended(delivery), planned))
        .isBetween(Duration.ofMillis(7900), Duration.ofSeconds(12));
    Received second = RECEIVER.await("/seconds", 2).get(1);
    assertThat(second.at()).isAfterOrEqualTo(planned);
  }

  @Test
  void retryAfterAsADateIsHonoured() {
    Instant date = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
    String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    JsonObject delivery = refused("/date", 503, Reaction.status(503, "Retry-After: " + text));
    assertThat(Instant.parse(delivery.getString("next_attempt_at"))).isEqualTo(date);
  }

  /** A delivery whose first attempt was answered so. */
  private JsonObject refused(String path, int status, Reaction busy) {
    tenant.endpoint(RECEIVER.on(path, busy, Reaction.status(200)));
    JsonObject delivery = tenant.delivery(tenant.post("order.created"), "retrying");
    assertThat(delivery.getInt("last_status")).isEqualTo(status);
    return delivery;
  }

  @Test
  void retryAfterIsNotHonouredOnOtherAnswers() {
    tenant.endpoint(
        RECEIVER.on("/other", Reaction.status(500, "Retry-After: 60"), Reaction.status(200)));
    tenant.post("order.created");
    RECEIVER.await("/other", 2);
  }

  @Test
  void answerThatIsFinalForTheEndpointEndsTheDelivery() {
    String id = tenant.endpoint(RECEIVER.on("/final", Reaction.status(422))).getString("id");
    tenant.api().patch("/endpoints/" + id, retry("\"final_statuses\":[422]")).expect(200);
    JsonObject failed = tenant.delivery(tenant.post("order.created"), "failed");
    assertThat(attemptNumbers(failed)).containsExactly(1);
    assertThat(failed.getString("last_error"))
        .isEqualTo("the server answered 422, which is final here");
    tenant.api().patch("/endpoints/" + id, "{\"retry\":null}").expect(200);
    tenant.delivery(tenant.post("order.created"), "retrying");
  }

  @Test
  void deliveryFollowsItsEndpointsPresentSchedule() {
    tenant.endpoint(RECEIVER.on("/own", Reaction.status(500)));
    String id = tenant.api().get("/endpoints").expect(200).data().get(0).getString("id");
    tenant.api().patch("/endpoints/" + id, retry("\"first_wait_seconds\":4")).expect(200);
    String eventId = tenant.post("order.created");
    JsonObject waiting = tenant.delivery(eventId, "retrying");
    assertThat(plannedWait(waiting)).isBetween(SOONEST * 8, 1.5 * 8);
    tenant.api().patch("/endpoints/" + id, retry("\"limit_seconds\":8")).expect(200);
    JsonObject failed = tenant.delivery(eventId, "failed");
    assertThat(RECEIVER.at("/own")).hasSize(2);
    Instant created = Instant.parse(failed.getString("created_at"));
    assertThat(Instant.parse(failed.getString("expires_at"))).isEqualTo(created.plusSeconds(8));
    assertThat(failed.getString("last_error")).isEqualTo("not delivered within its time");
  }

  private static String retry(String member) {
    return "{\"retry\":{" + member + "}}";
  }

  private static List<Integer> attemptNumbers(JsonObject delivery) {
    return delivery.getJsonArray("attempts").getValuesAs(JsonObject.class).stream()
        .map(attempt -> attempt.getInt("number"))
        .toList();
  }
}
