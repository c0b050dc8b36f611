package io.synq.stream;

import io.synq.eventlog.FeedPart;
import io.synq.eventlog.FeedPosition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a stream is made of: blocks of lines (HTML §9.2.6). Not for several threads at a time. */
final class Blocks {
  private static final int RETRY_MS = 3000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** What a reader is to come back with and when, before anything else. */
  static Blocks greeting(FeedPosition position) {
    return new Blocks().line("retry: " + RETRY_MS).position(position).end();
  }

  /** A sign of life, and how far the reader has come without an event for it. */
  static Blocks heartbeat(FeedPosition position) {
    return new Blocks().line(":").position(position).end();
  }

  /**
   * Adds an event.
   *
   * @param filterError why the filter could not be asked about it
   */
  Blocks event(FeedPart.Entry entry, @Nullable String filterError) {
    if (filterError != null) {
      line(": filter_error: " + filterError.replaceAll("\\R", " "));
    }
    return position(entry.position()).line("event: " + entry.eventType()).data(entry.body()).end();
  }

  private Blocks position(FeedPosition position) {
    return line("id: " + position.encode());
  }

  /** A body with line breaks, which are white space in JSON, takes several lines. */
  private Blocks data(byte[] body) {
    int start = 0;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '\n' || body[i] == '\r') {
        data(body, start, i);
        start = body[i] == '\r' && i + 1 < body.length && body[i + 1] == '\n' ? ++i + 1 : i + 1;
      }
    }
    data(body, start, body.length);
    return this;
  }

  private void data(byte[] body, int start, int end) {
    bytes.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
    bytes.write(body, start, end - start);
    end();
  }

  private Blocks line(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return end();
  }

  /** Ends a line; ends the block if the line is empty. */
  private Blocks end() {
    bytes.write('\n');
    return this;
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
