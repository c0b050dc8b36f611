package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of events, read on after they broke. */
@Conformance
class StreamSystemIT {
  /** The credentials are asked for every five seconds. */
  private static final Duration REVOKED_WITHIN = Duration.ofSeconds(15);

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void whoComesBackGetsWhatWasMissedOnceAndInOrder() {
    String before = tenant.post("a.b");
    StreamReader first = StreamReader.open(tenant, "");
    List<String> ids = new ArrayList<>();
    ids.add(tenant.post("order.created"));
    String last;
    try (first) {
      StreamReader.Event event = first.await(1).get(0);
      if (event.data().contains(before)) {
        // It was not settled yet when the stream began.
        event = first.await(2).get(1);
      }
      assertThat(event.type()).isEqualTo("order.created");
      assertThat(event.data())
          .isEqualTo(tenant.api().get("/events/" + ids.get(0) + "/body").text());
      last = event.id();
    }
    for (int i = 0; i < 3; i++) {
      List<JsonObject> events = new ArrayList<>();
      for (int j = 0; j < 100; j++) {
        events.add(TestEvents.of("a.b" + j));
      }
      ids.addAll(tenant.post(events));
    }
    try (StreamReader second =
        StreamReader.open(server.url(), tenant.key(), "?after=start", last)) {
      second.await(300);
      String after = tenant.post("a.b");
      assertThat(ids(second.await(301)))
          .containsExactlyElementsOf(inTheLog(301))
          .doesNotContain(ids.get(0))
          .endsWith(after);
    }
    try (StreamReader all = StreamReader.open(tenant, "?after=start")) {
      assertThat(ids(all.await(303))).hasSize(303).startsWith(before).containsAll(ids);
    }
  }

  /** The last so many events, in the order of the log. */
  private List<String> inTheLog(int count) {
    List<String> all = new ArrayList<>();
    String next = "start";
    while (true) {
      Answer page = tenant.api().get("/events?limit=200&after=" + next).expect(200);
      if (page.data().isEmpty()) {
        return all.subList(all.size() - count, all.size());
      }
      page.data().forEach(event -> all.add(event.getString("event_id")));
      next = page.string("next_cursor");
    }
  }

  private static List<String> ids(List<StreamReader.Event> events) {
    return events.stream().map(StreamReader.Event::eventId).toList();
  }

  private String post(String type, int total) {
    JsonObject payload = Json.createObjectBuilder().add("total", total).build();
    return tenant.post(TestEvents.with(TestEvents.of(type), "payload", payload));
  }

  @Test
  void typesAndFilterNarrowIt() {
    String filter = URLEncoder.encode("payload.total > 100", UTF_8);
    try (StreamReader some =
            StreamReader.open(tenant, "?event_types=order.*,a.b&filter=" + filter);
        StreamReader failing =
            StreamReader.open(
                tenant, "?event_types=a.b&filter=" + URLEncoder.encode("$error('x')", UTF_8))) {
      post("order.created", 100);
      post("c.d", 1000);
      String second = post("order.paid", 101);
      String third = post("a.b", 102);
      post("a.c", 103);
      String last = post("a.b", 104);
      assertThat(ids(some.await(3))).containsExactly(second, third, last);
      assertThat(ids(failing.await(2))).containsExactly(third, last);
      // Where it takes 15 s there is a sign of life between them.
      assertThat(failing.comments())
          .filteredOn(one -> !one.equals(":"))
          .allMatch(one -> one.startsWith(": filter_error: "))
          .hasSize(2);
    }
  }

  /** What JSON takes for white space takes several lines. */
  @Test
  void linesOfABodyAreLinesOfData() {
    try (StreamReader reader = StreamReader.open(tenant, "")) {
      String payload = "{\n \"a\":1,\r\n\r \"b\": \"é\"}";
      String id =
          tenant.api().post("/events", TestEvents.around(payload)).expect(202).string("event_id");
      String sent = tenant.api().get("/events/" + id + "/body").text();
      assertThat(sent).contains(payload);
      assertThat(reader.await(1).get(0).data()).isEqualTo(sent.replaceAll("\r\n?", "\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_types=",
        "event_types=a.b,",
        "event_types=Order",
        "filter=",
        "filter=%24now()",
        "filter=payload.",
        "after=begin",
        "after=p",
        "limit=1"
      })
  void whatCannotBeMeantIsRefused(String query) {
    assertThat(tenant.api().get("/events/stream?" + query).expectProblem(422).parameters())
        .containsExactly(query.replaceFirst("=.*", ""));
  }

  @Test
  void positionThatIsNoneIsRefused() {
    Answer answer = tenant.api().with("Last-Event-ID", "7").get("/events/stream");
    assertThat(answer.expectProblem(422).parameters()).containsExactly("Last-Event-ID");
    assertThat(tenant.api().send("HEAD", "/api/v1/events/stream", "", new byte[0]).status())
        .isEqualTo(200);
  }

  /** Its first position is where it would go on, though it was told of no event. */
  @Test
  void streamEndsWithItsKeyOrUserAndShowsNothingOfOthers() {
    TestTenant.Person person = tenant.person("viewer");
    StreamReader persons = StreamReader.open(tenant, person);
    JsonObject key = tenant.newKey("events:read");
    StreamReader reader = StreamReader.open(server.url(), key.getString("key"), "", "");
    TestTenant.on(server).post("order.created");
    String id = tenant.post("order.created");
    assertThat(ids(reader.await(1))).containsExactly(id);
    assertThat(ids(persons.await(1))).containsExactly(id);
    tenant.api().delete("/api-keys/" + key.getString("id")).expect(204);
    tenant.api().delete("/users/" + person.id()).expect(204);
    reader.awaitEnd(REVOKED_WITHIN);
    persons.awaitEnd(REVOKED_WITHIN);
    assertThat(
            StreamReader.ask(server.url(), key.getString("key"), "", reader.lastId()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void slowReaderIsCutAndMissesNothing() throws Exception {
    String start;
    try (StreamReader reader = StreamReader.open(tenant, "")) {
      start = reader.lastId();
    }
    List<String> ids = new ArrayList<>();
    JsonObject payload = Json.createObjectBuilder().add("note", "x".repeat(900_000)).build();
    for (int i = 0; i < 20; i++) {
      ids.add(tenant.post(TestEvents.with(TestEvents.of("a.b"), "payload", payload)));
    }
    String cut = "stream.ended tenant=" + tenant.id() + " reason=slow";
    try (Socket lazy = asking(start)) {
      Await.until(Await.SOON, () -> server.messages().contains(cut));
      // What is on its way comes; then the connection is at its end.
      assertThat(lazy.getInputStream().readAllBytes().length).isLessThan(20 * 900_000);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    try (StreamReader reader = StreamReader.open(server.url(), tenant.key(), "", start)) {
      assertThat(ids(reader.await(20))).containsExactlyElementsOf(ids);
    }
  }

  /** It has asked, and reads nothing. */
  private Socket asking(String lastId) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(server.url().getHost(), server.url().getPort()));
    String request =
        "GET /api/v1/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + tenant.key()
            + "\r\nLast-Event-ID: "
            + lastId
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  @Test
  @ReferenceOnly
  void thereAreOnlySoMany() throws Exception {
    TestTenant few = TestTenant.on(Servers.hasty());
    List<HttpResponse<InputStream>> open = new ArrayList<>();
    for (int i = 0; i < Servers.MOST_STREAMS / 2; i++) {
      open.add(ask(few));
      assertThat(open.get(i).statusCode()).isEqualTo(200);
    }
    assertThat(ask(few).statusCode()).isEqualTo(429);
    TestTenant other = TestTenant.on(Servers.hasty());
    open.add(ask(other));
    assertThat(open.get(open.size() - 1).statusCode()).as("another tenant has room").isEqualTo(200);
    for (HttpResponse<InputStream> one : open) {
      one.body().close();
    }
    // It is noticed when something is written.
    Await.until(
        Duration.ofSeconds(30),
        () -> {
          few.post("a.b");
          HttpResponse<InputStream> next = ask(few);
          next.body().close();
          return next.statusCode() == 200;
        });
  }

  private static HttpResponse<InputStream> ask(TestTenant tenant) {
    URI url = tenant.server();
    return StreamReader.ask(url, tenant.key(), "", "");
  }
}
