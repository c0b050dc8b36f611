package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process is killed while events come in and go out: nothing that was accepted is lost. */
class CrashSystemIT {
  private static final int EVENTS = 5_000;
  private static final int POSTERS = 8;

  private final Receiver receiver = new Receiver();
  private final SynqServer server = SynqServer.start(settings());
  private final Map<String, Boolean> posted = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

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
  void whatWasAcceptedBeforeTheKillIsDeliveredAfterIt() throws Exception {
    TestTenant tenant = TestTenant.on(server);
    // Slow enough that there is always something under way.
    Reaction reaction = Reaction.after(Duration.ofMillis(200), Reaction.status(200));
    String endpointId = tenant.endpoint(receiver.on("/all", reaction)).getString("id");
    List<Thread> posters = new ArrayList<>();
    for (int i = 0; i < POSTERS; i++) {
      Thread poster = new Thread(() -> post(tenant));
      poster.start();
      posters.add(poster);
    }
    Await.until(Duration.ofSeconds(60), () -> next.get() > EVENTS / 2);
    server.kill();
    for (Thread poster : posters) {
      poster.join();
    }
    int before = receiver.at("/all").size();
    assertThat(posted).containsValue(true);
    assertThat(posted).containsValue(false);

    server.restart();
    Set<String> accepted = new HashSet<>();
    posted.forEach(
        (id, answered) -> {
          if (answered) {
            accepted.add(id);
          }
        });
    Await.until(Duration.ofSeconds(90), () -> received().containsAll(accepted));
    // What was on the wire at the kill was not recorded, and goes out again.
    Await.until(Duration.ofSeconds(60), () -> receiver.at("/all").size() > before);
    assertThat(posted.keySet()).containsAll(received());
    wholeOrAbsent(tenant, endpointId);
    // Whoever got no answer posts again, and nothing happens twice.
    posted.forEach(
        (id, answered) -> {
          if (!answered) {
            assertThat(tenant.api().post("/events", event(id)).status()).isIn(200, 202);
          }
        });
    Await.until(Duration.ofSeconds(60), () -> received().equals(posted.keySet()));
  }

  private void post(TestTenant tenant) {
    for (int i = next.getAndIncrement(); i < EVENTS; i = next.getAndIncrement()) {
      String id = UUID.randomUUID().toString();
      posted.put(id, false);
      try {
        tenant.api().post("/events", event(id)).expect(202);
        posted.put(id, true);
      } catch (Api.NoAnswerException e) {
        return;
      }
    }
  }

  /** What is stored is complete and has its delivery; what is not stored has nothing. */
  private void wholeOrAbsent(TestTenant tenant, String endpointId) {
    Set<String> stored = new HashSet<>();
    posted.forEach(
        (id, answered) -> {
          Answer answer = tenant.api().get("/events/" + id);
          if (answered || answer.status() != 404) {
            JsonObject body = answer.expect(200).json().getJsonObject("body");
            assertThat(body.getJsonObject("payload").getString("id")).isEqualTo(id);
            stored.add(id);
          }
        });
    Await.until(Duration.ofSeconds(60), () -> delivered(tenant, endpointId).equals(stored));
  }

  private static Set<String> delivered(TestTenant tenant, String endpointId) {
    Set<String> ids = new HashSet<>();
    String path = "/endpoints/" + endpointId + "/deliveries?status=delivered&limit=200";
    String cursor = "";
    do {
      Answer page = tenant.api().get(path + cursor).expect(200);
      page.data().forEach(delivery -> ids.add(delivery.getString("event_id")));
      cursor = page.json().isNull("next_cursor") ? "" : "&cursor=" + page.string("next_cursor");
    } while (!cursor.isEmpty());
    return ids;
  }

  private Set<String> received() {
    Set<String> ids = new HashSet<>();
    receiver.at("/all").forEach(request -> ids.add(request.eventId()));
    return ids;
  }

  private static JsonObject event(String id) {
    JsonObject event = TestEvents.with(TestEvents.order(), "event_id", id);
    return TestEvents.with(event, "payload", Json.createObjectBuilder().add("id", id).build());
  }
}
