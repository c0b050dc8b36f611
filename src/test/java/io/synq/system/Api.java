package io.synq.system;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Calls a server over HTTP/1.1 with one set of credentials. */
final class Api {
  private static final String JSON = "application/json";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final String authorization;
  private final Map<String, String> headers;

  private Api(URI server, String authorization) {
    this(server, authorization, Map.of());
  }

  private Api(URI server, String authorization, Map<String, String> headers) {
    this.server = server;
    this.authorization = authorization;
    this.headers = headers;
  }

  /** The same with one more header in each request. */
  Api with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Api(server, authorization, more);
  }

  static Api anonymous(URI server) {
    return new Api(server, "");
  }

  static Api withKey(URI server, String key) {
    return new Api(server, "Bearer " + key);
  }

  static Api withAuthorization(URI server, String authorization) {
    return new Api(server, authorization);
  }

  static Api withPassword(URI server, String name, String password) {
    return new Api(server, basic(name, password));
  }

  static String basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** {@code path} is below {@code /api/v1}. */
  Answer get(String path) {
    return send("GET", "/api/v1" + path, JSON, new byte[0]);
  }

  /** {@code path} is below the server's root. */
  Answer getRoot(String path) {
    return send("GET", path, JSON, new byte[0]);
  }

  Answer post(String path) {
    return post(path, new byte[0]);
  }

  Answer post(String path, JsonValue body) {
    return post(path, body.toString());
  }

  Answer post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) {
    return post(path, JSON, body);
  }

  Answer post(String path, String contentType, byte[] body) {
    return send("POST", "/api/v1" + path, contentType, body);
  }

  Answer patch(String path, String body) {
    return send(
        "PATCH",
        "/api/v1" + path,
        "application/merge-patch+json",
        body.getBytes(StandardCharsets.UTF_8));
  }

  Answer put(String path, String body) {
    return send("PUT", "/api/v1" + path, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer delete(String path) {
    return send("DELETE", "/api/v1" + path, JSON, new byte[0]);
  }

  /** No Content-Type is sent when it is empty. */
  Answer send(String method, String path, String contentType, byte[] body) {
    HttpRequest.BodyPublisher publisher =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, publisher);
    if (!contentType.isEmpty() && !method.equals("GET")) {
      request.header("Content-Type", contentType);
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return new Answer(response.statusCode(), response.headers(), bytes(response));
    } catch (IOException e) {
      throw new NoAnswerException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(e);
    }
  }

  /** The body; of one that has no end, the first of it. */
  private static byte[] bytes(HttpResponse<InputStream> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    try (InputStream body = response.body()) {
      return type.startsWith("text/event-stream") ? body.readNBytes(1) : body.readAllBytes();
    }
  }

  /** The server did not answer. */
  static final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(Exception cause) {
      super(cause);
    }
  }
}
