package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process is killed in the middle of a replay: it goes on where it was. */
class ReplayCrashSystemIT {
  private static final int EVENTS = 3_000;

  /** What a job has open at once; only of these the answer can be lost. */
  private static final int IN_FLIGHT = 64;

  private final Receiver receiver = new Receiver();
  private final SynqServer server = SynqServer.start(settings());

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.put("SYNQ_DELIVERY_RETRY_FIRST", "PT0.5S");
    settings.put("SYNQ_BOOTSTRAP_DEMO", "false");
    return settings;
  }

  @AfterEach
  void close() {
    server.close();
    receiver.close();
  }

  @Test
  void jobGoesOnAfterAKillWithoutRepeats() {
    TestTenant tenant = TestTenant.on(server);
    Set<String> events = new HashSet<>();
    for (int i = 0; i < EVENTS / 500; i++) {
      events.addAll(
          tenant.post(IntStream.range(0, 500).mapToObj(n -> TestEvents.order()).toList()));
    }
    tenant.endpoint(receiver.on("/all", Reaction.status(200)));
    String body = ReplayJobsSystemIT.request("missing", "");
    JsonObject job = tenant.api().post("/replays", body).expect(202).json();
    assertThat(job.getInt("total")).isEqualTo(EVENTS);
    receiver.await("/all", EVENTS / 4, Duration.ofSeconds(60));
    server.kill();
    int before = receiver.at("/all").size();
    assertThat(before).as("in the middle of it").isLessThan(EVENTS * 3 / 4);

    server.restart();
    String path = "/replays/" + job.getString("id");
    JsonObject done =
        Await.value(
            Duration.ofSeconds(180),
            () -> tenant.api().get(path).expect(200).json(),
            replay -> replay.getString("state").equals("completed"));
    assertThat(done.getInt("done")).isEqualTo(EVENTS);
    assertThat(done.getInt("total")).isEqualTo(EVENTS);
    List<Received> requests = receiver.at("/all");
    assertThat(requests).extracting(Received::eventId).containsAll(events);
    assertThat(new HashSet<>(requests.stream().map(r -> r.header("Synq-Delivery")).toList()))
        .as("deliveries")
        .hasSize(EVENTS);
    assertThat(requests.size() - EVENTS).as("repeats").isBetween(0, IN_FLIGHT);
  }
}
