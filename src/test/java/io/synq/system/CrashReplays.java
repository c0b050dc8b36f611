package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tenant whose events are replayed again and again, to a subscriber that gets nothing else. */
final class CrashReplays {
  static final int EVENTS = 1_000;
  private static final int BATCH = 500;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Tally tally;
  private final TestTenant tenant;
  private final List<String> jobs = new ArrayList<>();
  private int events;
  private int expected;

  CrashReplays(SynqServer server, Tally tally) {
    this.tally = tally;
    expected = tally.deliveries();
    tenant = TestTenant.on(server);
    tenant.endpoint(tally.url());
  }

  /** Begins one; before the first, posts what there is to replay. */
  void begin() {
    while (events < EVENTS) {
      events +=
          tenant.post(IntStream.range(0, BATCH).mapToObj(n -> TestEvents.order()).toList()).size();
      expected += BATCH;
    }
    Await.until(LIMIT, () -> tally.deliveries() >= expected);
    String body = ReplayJobsSystemIT.request("any", "");
    jobs.add(tenant.api().post("/replays", body).expect(202).string("id"));
    expected += events;
  }

  /** Waits until all are done, each of them wholly. */
  void finish() {
    for (String job : jobs) {
      JsonObject done =
          Await.value(
              LIMIT,
              () -> tenant.api().get("/replays/" + job).expect(200).json(),
              replay -> replay.getString("state").equals("completed"));
      assertThat(done.getInt("done")).isEqualTo(events);
      assertThat(done.getInt("total")).isEqualTo(events);
    }
    Await.until(LIMIT, () -> tally.deliveries() == expected);
    jobs.clear();
  }
}
