package io.synq.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads a stream of events, and comes back where it was when that breaks. */
final class EventSource {
  /** Three heartbeats of the server. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Set<Integer> COMES_AGAIN = Set.of(429, 503);

  private final URI stream;
  private final String key;
  private final Consumer<String> told;
  private String lastId = "";
  private Duration wait = FIRST_WAIT;

  /** An event: its position, its type, and what an endpoint would receive. */
  record Event(String position, String type, String body) {}

  /**
   * @param told hears of what happens to the connection
   */
  EventSource(Profile profile, String query, Consumer<String> told) {
    this.stream = URI.create(profile.server() + Remote.API + "/events/stream" + query);
    this.key = profile.key();
    this.told = told;
  }

  /** Hands over each event, for ever; fails only if the server refuses to go on. */
  void follow(Consumer<Event> events) throws InterruptedException {
    while (true) {
      try {
        read(events);
        told.accept("the server ended the stream");
      } catch (IOException e) {
        told.accept("the connection broke");
      }
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private void read(Consumer<Event> events) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) stream.toURL().openConnection();
    try {
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout((int) SILENCE.toMillis());
      connection.setReadTimeout((int) SILENCE.toMillis());
      connection.setRequestProperty("Authorization", "Bearer " + key);
      connection.setRequestProperty("Accept", "text/event-stream");
      if (!lastId.isEmpty()) {
        connection.setRequestProperty("Last-Event-ID", lastId);
      }
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        told.accept("connected to " + stream.getAuthority());
        blocks(connection.getInputStream(), events);
      } else if (!COMES_AGAIN.contains(status)) {
        throw Remote.problem(status, text(connection.getErrorStream()));
      }
    } finally {
      connection.disconnect();
    }
  }

  private static String text(InputStream body) throws IOException {
    return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** HTML §9.2.6, as far as the server makes use of it. */
  private void blocks(InputStream body, Consumer<Event> events) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    String id = lastId;
    String type = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("event: ")) {
        type = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        data.append(data.length() == 0 ? "" : "\n").append(line, "data: ".length(), line.length());
      } else if (line.isEmpty()) {
        if (data.length() > 0) {
          events.accept(new Event(id, type, data.toString()));
        }
        lastId = id;
        wait = FIRST_WAIT;
        type = "";
        data.setLength(0);
      }
    }
  }
}
