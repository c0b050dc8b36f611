package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests that no HTTP client would send. */
final class RawRequest {
  private static final int PATIENCE_MS = 30_000;

  private RawRequest() {}

  static Answer get(URI server, String target) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      String request =
          "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      Map<String, List<String>> headers = new TreeMap<>();
      answer
          .substring(0, end)
          .lines()
          .skip(1)
          .map(line -> line.split(":", 2))
          .forEach(header -> headers.put(header[0], List.of(header[1].strip())));
      return new Answer(
          Integer.parseInt(answer.substring(9, 12)),
          HttpHeaders.of(headers, (name, value) -> true),
          answer.substring(end + 4).getBytes(StandardCharsets.UTF_8));
    }
  }
}
