package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The producer in docs/producers hands events in, and knows what to send again. */
class ProducerProgramSystemIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final TestTenant tenant = TestTenant.on(Servers.standard());
  private final JsonObject order = TestEvents.orderWithId();

  @TempDir Path directory;

  @Test
  void anEventIsStoredOnceHoweverOftenItIsSent() throws IOException {
    Ran first = send(tenant.server(), order);
    assertThat(first.status()).isZero();
    assertThat(first.output()).startsWith("202 {").contains(order.getString("event_id"));
    assertThat(send(tenant.server(), order).output()).startsWith("200 {");
    assertThat(tenant.api().get("/events").data()).hasSize(1);
  }

  @Test
  void whatIsRefusedIsNotSentAgain() throws IOException {
    Ran refused = send(tenant.server(), TestEvents.without(order, "role"));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).startsWith("422 {").doesNotContain("\n").contains("/role");
  }

  @Test
  void aFullServerAndALostConnectionAreTriedAgain() throws IOException {
    try (Receiver busy = new Receiver()) {
      String url =
          busy.on(
              "/api/v1/events",
              Reaction.status(503, "Retry-After: 1"),
              Reaction.close(),
              Reaction.close(),
              Reaction.status(202));
      Ran sent = send(URI.create(url).resolve("/"), order);
      assertThat(sent.status()).isZero();
      assertThat(sent.output()).startsWith("503 ").contains("no answer").endsWith("202");
      assertThat(busy.at("/api/v1/events"))
          .extracting(Received::text)
          .containsOnly(order.toString());
    }
  }

  @Test
  void aSlowBodyAndTooManyWrongKeysOfOthersAreTriedAgain() throws IOException {
    try (Receiver slow = new Receiver()) {
      String url =
          slow.on(
              "/api/v1/events",
              Reaction.status(408),
              Reaction.status(429, "Retry-After: 1"),
              Reaction.status(202));
      Ran sent = send(URI.create(url).resolve("/"), order);
      assertThat(sent.status()).isZero();
      assertThat(sent.output()).startsWith("408 ").contains("429 ").endsWith("202");
      List<Received> requests = slow.at("/api/v1/events");
      assertThat(requests).hasSize(3);
      assertThat(Duration.between(requests.get(1).at(), requests.get(2).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  private Ran send(URI server, JsonObject event) throws IOException {
    Path file = Files.writeString(directory.resolve("event.json"), event.toString());
    String base = server.toString().replaceFirst("/$", "");
    return Ran.run(
        Map.of("SYNQ_KEY", tenant.key()),
        JAVA,
        "-XX:TieredStopAtLevel=1",
        "docs/producers/Producer.java",
        base,
        file.toString());
  }
}
