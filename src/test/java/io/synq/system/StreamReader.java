package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a stream of events as the standard has it (HTML §9.2), in a thread of its own. */
final class StreamReader implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final InputStream body;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> reading;
  private volatile String lastId = "";

  /** What has data. */
  record Event(String id, String type, String data) {
    String eventId() {
      return new Answer(200, null, data.getBytes(StandardCharsets.UTF_8)).string("event_id");
    }
  }

  private StreamReader(InputStream body) {
    this.body = body;
    reading = CompletableFuture.runAsync(this::read, task -> new Thread(task).start());
  }

  static HttpResponse<InputStream> ask(URI server, String key, String query, String lastId) {
    return askAs("Bearer " + key, server, query, lastId);
  }

  private static HttpResponse<InputStream> askAs(
      String authorization, URI server, String query, String lastId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1/events/stream" + query))
            .header("Authorization", authorization)
            // It begins at once, long before there is an event.
            .timeout(Duration.ofSeconds(30));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A stream that has begun. */
  static StreamReader open(URI server, String key, String query, String lastId) {
    return of(ask(server, key, query, lastId));
  }

  static StreamReader open(TestTenant tenant, TestTenant.Person person) {
    String authorization = Api.basic(person.name(), person.password());
    return of(askAs(authorization, tenant.server(), "", ""));
  }

  private static StreamReader of(HttpResponse<InputStream> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    StreamReader reader = new StreamReader(answer.body());
    Await.until(Await.SOON, () -> !reader.lastId.isEmpty());
    return reader;
  }

  static StreamReader open(TestTenant tenant, String query) {
    return open(tenant.server(), tenant.key(), query, "");
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = lastId;
      String type = "";
      List<String> data = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.add(line.substring(6));
        } else if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(id, type, String.join("\n", data)));
          }
          lastId = id;
          type = "";
          data.clear();
        }
      }
    } catch (IOException e) {
      // It was closed, by either side.
    }
  }

  List<Event> events() {
    return events;
  }

  List<String> comments() {
    return comments;
  }

  /** Where to go on. */
  String lastId() {
    return lastId;
  }

  /** The first events, once there are so many. */
  List<Event> await(int count) {
    Await.until(Duration.ofSeconds(30), () -> events.size() >= count);
    return List.copyOf(events);
  }

  /** Waits until the server has ended it. */
  void awaitEnd(Duration limit) {
    Await.until(limit, reading::isDone);
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // it is closed
    }
    reading.join();
  }
}
