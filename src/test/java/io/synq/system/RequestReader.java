package io.synq.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Reads HTTP/1.1 requests whose bodies have a Content-Length. */
final class RequestReader {
  private RequestReader() {}

  /** The next request of a connection; null at its end. */
  static Received read(InputStream in, int connection) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return null;
    }
    Instant at = Instant.now();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(),
          line.substring(colon + 1).strip(),
          (a, b) -> a + ", " + b);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      return null;
    }
    String[] parts = start.split(" ");
    return new Received(at, parts[0], parts[1], headers, body, connection);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
