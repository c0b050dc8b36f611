package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large or too late are refused, and those that are not get their answers. */
class BodySystemIT {
  private static final int KIB = 1024;

  /** How long a server waits for a body that is not told otherwise. */
  private static final Duration BODY_TIME_UNLESS_SET = Duration.ofSeconds(10);

  /** Nobody else sends from here: bodies that wait for their answers leave its others no room. */
  private static final String ADDRESS = "127.0.0.10";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @ParameterizedTest
  @CsvSource({
    "/api/v1/callbacks/x, 64",
    "/api/v1/endpoints, 64",
    "/api/v1/event-types/a.b, 64",
    "/api/v1/replays, 64",
    "/api/v1/events, 1024",
    "/api/v1/events/, 1024",
    "/api/v1/events;a=1, 1024",
    "/api/v1/events/batch, 8192",
    "/api/v1/events;a=1/batch;b/, 8192",
    "/api/v1/nothing, 64",
    "/nothing, 64",
    "/schemas/domain-event.json, 64",
    "/console/sign-in, 256",
    "/console/assets/console.css, 256",
    "/inbox/x, 9216"
  })
  void noMoreIsReadThanMayBe(String path, int kib) throws IOException {
    assertTooLarge(
        kib,
        RawRequest.first(
            server.url(),
            RawRequest.post(path) + "Content-Length: " + (kib * KIB + 1) + "\r\n\r\n"));
    assertTooLarge(kib, send(path, "", new byte[kib * KIB + 1], false));
    assertTooLarge(kib, send(path, "gzip", gzip(new byte[kib * KIB + 1]), true));
  }

  private static void assertTooLarge(int kib, Answer answer) {
    assertThat(answer.expectProblem(413).string("detail"))
        .isEqualTo("The body is over " + kib + " KiB.");
  }

  /** With a length, or in chunks. */
  private Answer send(String path, String coding, byte[] body, boolean length) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve(path))
            .header("Content-Type", "application/json")
            .POST(
                length
                    ? HttpRequest.BodyPublishers.ofByteArray(body)
                    : HttpRequest.BodyPublishers.ofByteArrays(List.of(body)));
    if (!coding.isEmpty()) {
      request.header("Content-Encoding", coding);
    }
    try {
      HttpResponse<byte[]> response =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For Jakarta REST these paths are one. */
  @ParameterizedTest
  @ValueSource(strings = {"/events", "/events/", "/events;a=1"})
  void eventIsTakenUpToItsOwnLimit(String path) {
    String text = "x".repeat(100 * KIB);
    JsonObject payload = Json.createObjectBuilder().add("text", text).build();
    tenant.api().post(path, TestEvents.with(TestEvents.order(), "payload", payload)).expect(202);
  }

  @Test
  void compressedEventsAreTaken() throws IOException {
    byte[] event = TestEvents.order().toString().getBytes(StandardCharsets.UTF_8);
    tenant.api().with("Content-Encoding", "gzip").post("/events", gzip(event)).expect(202);
    tenant.api().with("Content-Encoding", "br").post("/events", event).expectProblem(415);
    tenant.api().with("Content-Encoding", "gzip").post("/events", event).expectProblem(400);
  }

  /** Each is some kilobytes until it is unpacked: four are more than one address may have. */
  @Test
  void unpackedBodiesShareTheirMemoryUntilTheyAreAnswered() throws IOException {
    byte[] packed = gzip(new byte[9000 * KIB]);
    Await.until(Await.SOON, () -> fourAtOnce(packed).containsAll(Set.of(200, 503)));
    Await.until(Await.SOON, () -> statusOf("/inbox/x", packed) == 200);
  }

  /** How they were answered: all four are there together, unless the machine is slow. */
  private Queue<Integer> fourAtOnce(byte[] packed) {
    Queue<Integer> answered = new ConcurrentLinkedQueue<>();
    new Threads(4, () -> answered.add(statusOf("/inbox/x?delay_ms=2000", packed))).join();
    return answered;
  }

  private int statusOf(String path, byte[] packed) {
    String head =
        RawRequest.post(path)
            + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
            + packed.length
            + "\r\n\r\n";
    try {
      return RawRequest.exchangeFrom(
              ADDRESS, server.url(), head + new String(packed, StandardCharsets.ISO_8859_1))
          .status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Liberty mixes them up, and those of others, unless it is told what to do by a clean thread. */
  @Test
  void eachBodyThatComesLateGetsItsOwnAnswer() {
    AtomicInteger count = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    Runnable producer =
        () -> {
          for (int i = 0; i < 20; i++) {
            int number = count.incrementAndGet();
            int status = 210 + number % 80;
            if (late("/inbox/late?status=" + status, "x", number % 3 * 15).status() != status) {
              wrong.add("status " + status);
            }
            String type = "late.n" + number;
            String event = TestEvents.of(type).toString();
            Answer answer = late("/api/v1/events", event, number % 2 * 15);
            if (answer.status() != 202 || !answer.string("event_type").equals(type)) {
              wrong.add(type + " " + answer);
            }
          }
        };
    new Threads(32, producer).join();
    assertThat(wrong).isEmpty();
    assertThat(count).hasValue(32 * 20);
  }

  /** Asks for its answer as the JDK's oldest client does, which JAX-RS by itself refuses. */
  private Answer late(String path, String body, int ms) {
    String head =
        RawRequest.post(path)
            + "Accept: text/html, *; q=.2, */*; q=.2\r\n"
            + "Authorization: Bearer "
            + tenant.key()
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    try {
      return RawRequest.late(server.url(), head, body, ms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatTakesTooLongIsRefused() throws IOException {
    SynqServer hasty = Servers.hasty();
    long began = System.nanoTime();
    RawRequest.first(
            hasty.url(), RawRequest.post("/api/v1/callbacks/x") + "Content-Length: 1000\r\n\r\n{")
        .expectProblem(408);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Servers.BODY_TIME, BODY_TIME_UNLESS_SET);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
      stream.write(body);
    }
    return compressed.toByteArray();
  }
}
