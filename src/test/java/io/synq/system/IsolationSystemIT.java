package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A bad receiver costs only its own deliveries, and ten seconds each. */
@ResourceLock(Servers.QUIET)
class IsolationSystemIT {
  private static final Receiver RECEIVER = new Receiver();

  /** A thread a request would be more: three endpoints hang, with 16 requests each. */
  private static final int MOST_THREADS = 20;

  /** Ten seconds, and what a busy machine adds to them. */
  private static final int LONGEST_MS = 17_000;

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void whoHangsOrTricklesCostsTenSecondsAndChangesNothingForAnother() {
    warmUp();
    int threads = threads();
    tenant.endpoint(RECEIVER.on("/hangs", Reaction.hang()), "hang.it");
    for (String path : List.of("/hangs-too", "/hangs-as-well")) {
      tenant.endpoint(RECEIVER.on(path, Reaction.hang()), "hang.too");
    }
    tenant.endpoint(RECEIVER.on("/trickles", Reaction.trickleHeaders()), "trickle.headers");
    tenant.endpoint(RECEIVER.on("/trickles-on", Reaction.trickleBody()), "trickle.body");
    tenant.endpoint(RECEIVER.on("/good", Reaction.status(200)), "good.one");
    String headers = tenant.post("trickle.headers");
    String body = tenant.post("trickle.body");
    tenant.post(batch("hang.it", 100));
    tenant.post(batch("hang.too", 50));
    String hanging = RECEIVER.await("/hangs", 10).get(0).eventId();
    tenant.post(batch("good.one", 200));
    Instant good = RECEIVER.await("/good", 200, Duration.ofSeconds(30)).get(199).at();
    // Others use this server as well, and end sooner.
    Await.until(Duration.ofSeconds(6), () -> threads() - threads < MOST_THREADS);
    JsonObject hung = attemptThatTookTenSeconds(hanging);
    assertThat(good).isBefore(Instant.parse(hung.getString("started_at")).plusSeconds(10));
    for (JsonObject attempt : List.of(hung, attemptThatTookTenSeconds(headers))) {
      assertThat(attempt.getJsonObject("error").getString("kind")).isEqualTo("timeout");
    }
    JsonObject cut = attemptThatTookTenSeconds(body);
    assertThat(cut.getInt("status")).isEqualTo(200);
    assertThat(cut.getBoolean("response_truncated")).isTrue();
  }

  @Test
  void hugeAnswersAreNotReadToTheirEnd() {
    tenant.endpoint(RECEIVER.on("/huge", Reaction.hugeBody(512)), "huge.answer");
    List<String> ids = tenant.post(batch("huge.answer", 20));
    for (String id : ids) {
      JsonObject attempt =
          tenant.delivery(id, "delivered").getJsonArray("attempts").getJsonObject(0);
      assertThat(attempt.getBoolean("response_truncated")).isTrue();
      assertThat(attempt.getString("response_body")).hasSize(8192);
    }
  }

  @Test
  void connectionsAreUsedAgain() {
    tenant.endpoint(RECEIVER.on("/again", Reaction.status(200)), "again.it");
    for (int i = 0; i < 10; i++) {
      tenant.delivery(tenant.post("again.it"), "delivered");
    }
    assertThat(RECEIVER.at("/again").stream().map(Received::connection).distinct())
        .hasSizeLessThan(4);
  }

  private JsonObject attemptThatTookTenSeconds(String eventId) {
    JsonObject attempt =
        tenant
            .delivery(
                eventId, Duration.ofSeconds(60), one -> !one.getJsonArray("attempts").isEmpty())
            .getJsonArray("attempts")
            .getJsonObject(0);
    assertThat(attempt.getInt("duration_ms")).isBetween(9_500, LONGEST_MS);
    return attempt;
  }

  /** Starts the threads that any load starts. */
  private void warmUp() {
    tenant.endpoint(RECEIVER.on("/warm", Reaction.status(200)), "warm.up");
    tenant.post(batch("warm.up", 200));
    RECEIVER.await("/warm", 200);
  }

  private static List<JsonObject> batch(String type, int size) {
    List<JsonObject> events = new ArrayList<>();
    IntStream.range(0, size).forEach(i -> events.add(TestEvents.of(type)));
    return events;
  }

  private int threads() {
    try {
      return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
          .filter(line -> line.startsWith("Threads:"))
          .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
