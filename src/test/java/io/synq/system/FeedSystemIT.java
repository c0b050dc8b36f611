package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event log is read on, oldest first, by who wants all of it. */
@Conformance
class FeedSystemIT {
  /** An event is there at once, and settled when its node has said so. */
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

  private final TestTenant tenant = TestTenant.on(Servers.standard());

  @Test
  void whoReadsOnMissesNothingOfWhatComesInMeanwhile() {
    new FeedReader(tenant.api()).followWhile(tenant, tenant);
  }

  @Test
  void pagesAreOldestFirstAndFiltered() {
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      events.add(TestEvents.of(i % 10 == 0 ? "a.b" : "c.d"));
    }
    tenant.post(events);
    String last = tenant.post("a.b");
    String start = "/events?after=start&limit=10&event_type=a.b";
    Await.until(SETTLED_WITHIN, () -> read(start).contains(last));
    Answer first = tenant.api().get(start).expect(200);
    assertThat(first.data()).hasSize(10);
    assertThat(first.data().get(0).getJsonObject("deliveries")).isEmpty();
    String rest = "/events?event_type=a.b&after=";
    Answer second = tenant.api().get(rest + first.string("next_cursor")).expect(200);
    assertThat(second.data()).hasSize(6);
    assertThat(second.json().getBoolean("complete")).isTrue();
    assertThat(second.data().get(5).getString("event_id")).isEqualTo(last);
    String end = second.string("next_cursor");
    assertThat(read(rest + end)).isEmpty();
    String more = tenant.post("a.b");
    Await.until(SETTLED_WITHIN, () -> read(rest + end).equals(List.of(more)));
    String from = second.data().get(5).getString("accepted_at");
    assertThat(read("/events?after=start&from=" + from)).containsExactly(last, more);
    assertThat(read("/events?limit=200&after=start&to=" + from)).hasSize(150).doesNotContain(last);
    assertThat(read("/events?after=" + end + "&to=" + from)).isEmpty();
  }

  private List<String> read(String path) {
    List<String> ids = new ArrayList<>();
    String next = path;
    while (true) {
      Answer page = tenant.api().get(next).expect(200);
      if (page.data().isEmpty() && page.json().getBoolean("complete")) {
        return ids;
      }
      page.data().forEach(event -> ids.add(event.getString("event_id")));
      next = path.replaceFirst("after=[^&]*", "after=" + page.string("next_cursor"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=",
        "after=begin",
        "after=p",
        "after=pMTIzLjQ1Ng",
        "after=start&delivery_status=failed",
        "after=start&endpoint_id=ep_01h455vb4pex5vsknk084sn02q",
        "after=start&limit=0"
      })
  void badPositionsAreRefused(String query) {
    tenant.api().get("/events?" + query).expectProblem(422);
  }

  /** What comes may still be sorted in before it. */
  @Test
  void cursorOfAListThatIsReadNewestFirstIsNoPosition() {
    tenant.post(List.of(TestEvents.order(), TestEvents.order()));
    String cursor = tenant.api().get("/events?limit=1").string("next_cursor");
    tenant.api().get("/events?after=" + cursor).expectProblem(422);
    tenant.api().get("/events?after=start&cursor=" + cursor).expectProblem(422);
    Answer page = tenant.api().get("/events?after=start").expect(200);
    tenant.api().get("/events?cursor=" + page.string("next_cursor")).expectProblem(422);
  }
}
