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
import org.jspecify.annotations.Nullable;

/** Reads a stream of events, and comes back where it was when that breaks. */
final class EventSource {
  /** Three heartbeats of the server. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int LEAST_SERVER_ERROR = 500;

  /** The statuses below 500 that pass by themselves. */
  private static final Set<Integer> PASSING = Set.of(408, 429);

  private static final String ANEW =
      "\n  --after start begins at the oldest event that is kept; without --after, with what comes";

  private final URI stream;
  private final String key;
  private final Consumer<String> told;
  private final Pause pause;
  private String lastId = "";
  private Duration wait = FIRST_WAIT;

  /** An event: its position, its type, and what an endpoint would receive. */
  record Event(String position, String type, String body) {}

  /** What is done between one connection and the next. */
  interface Pause {
    void last(Duration time) throws InterruptedException;
  }

  /**
   * @param told hears of what happens to the connection
   */
  EventSource(Profile profile, String query, Consumer<String> told) {
    this(profile, query, told, time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
  }

  EventSource(Profile profile, String query, Consumer<String> told, Pause pause) {
    this.stream = URI.create(profile.server() + Remote.API + "/events/stream" + query);
    this.key = profile.key();
    this.told = told;
    this.pause = pause;
  }

  /** Hands over each event, for ever; fails only if the server refuses to go on. */
  void follow(Consumer<Event> events) throws InterruptedException {
    while (true) {
      Duration least = Duration.ZERO;
      try {
        least = read(events);
      } catch (IOException e) {
        told.accept("the connection broke");
      }
      pause.last(wait.compareTo(least) < 0 ? least : wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  /** Reads until it is over; for how long the server wants to be left alone. */
  private Duration read(Consumer<Event> events) throws IOException {
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
        told.accept("the server ended the stream");
        return Duration.ZERO;
      }
      CommandException refusal = Remote.problem(status, text(connection.getErrorStream()));
      if (status == HttpURLConnection.HTTP_GONE) {
        throw new CommandException(refusal.getMessage() + ANEW);
      } else if (status < LEAST_SERVER_ERROR && !PASSING.contains(status)) {
        throw refusal;
      }
      told.accept(String.valueOf(refusal.getMessage()));
      return retryAfter(connection.getHeaderField("Retry-After"));
    } finally {
      connection.disconnect();
    }
  }

  private static Duration retryAfter(@Nullable String seconds) {
    return seconds != null && seconds.matches("\\d{1,4}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
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
