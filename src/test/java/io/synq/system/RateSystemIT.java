package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An endpoint may have so many requests a second and no more. */
@Conformance
class RateSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  /** How many came within each second that begins with one of them. */
  static List<Long> perSecond(List<Received> requests) {
    Stream<Instant> starts = requests.stream().map(Received::at);
    return starts
        .map(
            start ->
                requests.stream()
                    .filter(one -> !one.at().isBefore(start))
                    .filter(one -> one.at().isBefore(start.plusSeconds(1)))
                    .count())
        .toList();
  }

  /** Between the first and the last. */
  static double rate(List<Received> requests) {
    List<Instant> times = requests.stream().map(Received::at).sorted().toList();
    Duration all = Duration.between(times.get(0), times.get(times.size() - 1));
    return (times.size() - 1) * 1000.0 / all.toMillis();
  }

  /** The same of so many that came one after the other, where they came fastest. */
  static double best(List<Received> requests, int count) {
    List<Received> sorted = requests.stream().sorted(Comparator.comparing(Received::at)).toList();
    return IntStream.rangeClosed(0, sorted.size() - count)
        .mapToDouble(first -> rate(sorted.subList(first, first + count)))
        .max()
        .orElseThrow();
  }

  @Test
  void whatComesFasterWaitsAndHoldsUpNobodyElse() {
    String slow = tenant.endpoint(RECEIVER.on("/slow", Reaction.status(200))).getString("id");
    tenant.endpoint(RECEIVER.on("/free", Reaction.status(200)));
    tenant.api().patch("/endpoints/" + slow, "{\"rate_limit\":10}").expect(200);
    List<String> ids = tenant.post(Collections.nCopies(100, TestEvents.order()));
    RECEIVER.await("/free", 100, Duration.ofSeconds(40));
    Instant free = RECEIVER.at("/free").get(99).at();
    List<Received> requests = RECEIVER.await("/slow", 100, Duration.ofSeconds(40));
    assertThat(requests).extracting(Received::eventId).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(free).isBefore(requests.get(99).at());
    // The first two may be read late.
    assertThat(rate(requests.subList(2, 100))).isLessThanOrEqualTo(11.0);
    assertThat(best(requests, 30)).isGreaterThanOrEqualTo(9.0);
    // A slice that was late, beside the second's own; once, those that were late by a second.
    assertThat(perSecond(requests))
        .allMatch(count -> count <= 11 + 10)
        .filteredOn(count -> count > 11 + 3)
        .hasSizeLessThanOrEqualTo(11);
    JsonObject last = tenant.deliveryTo(requests.get(99).eventId(), slow);
    assertThat(last.getString("state")).isEqualTo("delivered");
    assertThat(last.getJsonArray("attempts")).as("waiting is no failure").hasSize(1);
  }

  @Test
  void whatIsNewMayBeOnItsWayAndWhatIsRetriedIsDueFromThenOn() {
    String url = RECEIVER.on("/waits", Reaction.status(503, "Retry-After: 3600"));
    String endpoint = tenant.endpoint(url).getString("id");
    tenant.api().patch("/endpoints/" + endpoint, "{\"rate_limit\":1}").expect(200);
    String byHand = tenant.delivery(tenant.post("order.created"), "retrying").getString("id");
    String withAll = tenant.delivery(tenant.post("order.created"), "retrying").getString("id");
    List<String> ids = tenant.post(Collections.nCopies(20, TestEvents.order()));
    String last = tenant.deliveries(ids.get(19)).get(0).getString("id");
    Answer refused =
        tenant
            .api()
            .post("/deliveries/" + last + "/cancel")
            .expectProblem(409, "delivery-in-flight");
    assertThat(refused.string("detail")).contains("40 seconds after it was made");
    Instant asked = Instant.now().minusMillis(1);
    tenant.api().post("/deliveries/" + byHand + "/retry").expect(202);
    assertThat(due(byHand)).isBetween(asked, Instant.now());
    tenant.api().post("/endpoints/" + endpoint + "/retry").expect(200);
    assertThat(due(withAll)).isBetween(asked, Instant.now());
  }

  private Instant due(String delivery) {
    JsonObject found = tenant.api().get("/deliveries/" + delivery).expect(200).json();
    assertThat(found.getString("state")).isEqualTo("pending");
    return Instant.parse(found.getString("next_attempt_at"));
  }

  @Test
  void retriesWaitForTheirTurnToo() {
    String url = RECEIVER.on("/failing", Reaction.status(500));
    String id = tenant.endpoint(url).getString("id");
    tenant.api().patch("/endpoints/" + id, "{\"rate_limit\":4}").expect(200);
    tenant.post(Collections.nCopies(12, TestEvents.order()));
    List<Received> requests = RECEIVER.await("/failing", 24, Duration.ofSeconds(40));
    assertThat(rate(requests.subList(2, 24))).isLessThan(4.4);
    assertThat(best(requests, 9)).isGreaterThan(3.6);
  }
}
