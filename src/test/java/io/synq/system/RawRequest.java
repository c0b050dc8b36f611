package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Requests that no HTTP client would send. */
final class RawRequest {
  private static final int PATIENCE_MS = 30_000;

  private RawRequest() {}

  static Answer get(URI server, String target) throws IOException {
    return send(new Socket(server.getHost(), server.getPort()), target, "");
  }

  /** From another address of this machine, by name and password. */
  static Answer getFrom(String address, URI server, String target, String name, String password)
      throws IOException {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    String basic = Base64.getEncoder().encodeToString(pair);
    return send(connect(address, server), target, "Authorization: Basic " + basic + "\r\n");
  }

  /** How a POST begins: of a form to a page of the console, of JSON elsewhere. */
  static String post(String target) {
    return "POST "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/"
        + (target.startsWith("/console/") ? "x-www-form-urlencoded" : "json")
        + "\r\n";
  }

  /** From another address of this machine, with more headers. */
  static Answer getFrom(String address, URI server, String target, String headers)
      throws IOException {
    return send(connect(address, server), target, headers);
  }

  private static Socket connect(String address, URI server) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
    return socket;
  }

  private static Answer send(Socket socket, String target, String headers) throws IOException {
    return exchange(
        socket,
        "GET "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + "Connection: close\r\n\r\n");
  }

  /** Whatever comes back for this text, until the server closes the connection. */
  static Answer exchange(URI server, String request) throws IOException {
    return exchange(new Socket(server.getHost(), server.getPort()), request);
  }

  /** The same from another address of this machine. */
  static Answer exchangeFrom(String address, URI server, String request) throws IOException {
    return exchange(connect(address, server), request);
  }

  private static Answer exchange(Socket connected, String request) throws IOException {
    try (Socket socket = connected) {
      return answer(send(socket, request).readAllBytes());
    }
  }

  /** The same for a body that comes some time after its head. */
  static Answer late(URI server, String head, String body, int ms) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      send(socket, head);
      LockSupport.parkNanos(Duration.ofMillis(ms).toNanos());
      return answer(send(socket, body).readAllBytes());
    }
  }

  /** The answer to this text, after which nobody waits for the connection to be closed. */
  static Answer first(URI server, String request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      InputStream stream = send(socket, request);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        head.write(stream.read());
      }
      int length = Integer.parseInt(answer(head.toByteArray()).header("Content-Length"));
      head.write(stream.readNBytes(length));
      return answer(head.toByteArray());
    }
  }

  private static InputStream send(Socket socket, String request) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket.getInputStream();
  }

  private static Answer answer(byte[] bytes) {
    String answer = new String(bytes, StandardCharsets.UTF_8);
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
