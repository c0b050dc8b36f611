package io.synq.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The API of a server, as one key may call it. */
final class Remote {
  static final String API = "/api/v1";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int LEAST_ERROR = 400;
  private static final int LAST_PORT = 65_535;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String key;

  Remote(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /** Whether requests can be sent there. */
  static boolean isHttp(URI url) {
    String scheme = url.getScheme();
    return url.getHost() != null
        && url.getPort() <= LAST_PORT
        && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
  }

  /** What the server answers; a problem fails in its words. */
  JsonObject get(String path) {
    return send(request(path).GET().build());
  }

  JsonObject post(String path, byte[] json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + API + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + key);
  }

  private JsonObject send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= LEAST_ERROR) {
        throw problem(answer.statusCode(), answer.body());
      }
      return object(answer.body());
    } catch (IOException e) {
      throw new CommandException(server + " cannot be reached", e);
    } catch (JsonException e) {
      throw new CommandException(server + " is no Synq Events server", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  /** A refusal in the server's words, each wrong member on a line of its own. */
  static CommandException problem(int status, String body) {
    StringBuilder text = new StringBuilder("the server answered ").append(status);
    try {
      JsonObject problem = object(body);
      text.append(": ").append(problem.getString("detail", ""));
      if (problem.containsKey("errors")) {
        for (JsonObject error : problem.getJsonArray("errors").getValuesAs(JsonObject.class)) {
          text.append("\n  ")
              .append(error.getString("parameter", error.getString("pointer", "")))
              .append(' ')
              .append(error.getString("message", ""));
        }
      }
    } catch (JsonException | ClassCastException e) {
      text.append(", which is not of a Synq Events server");
    }
    return new CommandException(text.toString());
  }

  static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
