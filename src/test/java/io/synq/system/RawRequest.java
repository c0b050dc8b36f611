package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
    String basic = Base64.getEncoder().encodeToString(pair);
    return send(socket, target, "Authorization: Basic " + basic + "\r\n");
  }

  private static Answer send(Socket connected, String target, String credentials)
      throws IOException {
    try (Socket socket = connected) {
      socket.setSoTimeout(PATIENCE_MS);
      String request =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: localhost\r\n"
              + credentials
              + "Connection: close\r\n\r\n";
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
