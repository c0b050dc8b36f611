package io.synq.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the head of an answer before the client does, so that its status counts whatever else it
 * holds: framing or header lines that the client cannot take, or more of them than it may hold. The
 * client is given every line, but no more of it than is of use. It also knows whether more came
 * than the answer.
 */
final class AnswerHead {
  private static final int MOST_OF_A_LINE = 1024;
  private static final int MOST_LINES = 1000;

  /** Past this the rest is not worth reading. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int FIRST_FINAL = 200;
  private static final String TRANSFER_ENCODING = "Transfer-Encoding:";

  private final CharArrayBuffer line = new CharArrayBuffer(128);
  private KeptHeaders headers = new KeptHeaders();
  private @Nullable Exchange exchange;
  private int status;
  private int lines;
  private int bytes;
  private boolean chunked;
  private long bytesOfBody;
  private int lastBytes;
  private boolean whole = true;
  private boolean cut;

  /** Whether all of the head has come. */
  boolean isWhole() {
    return whole;
  }

  /** Begins anew: what comes next is the answer to this exchange. */
  void await(@Nullable Exchange awaiting) {
    exchange = awaiting;
    whole = false;
    begin();
  }

  private void begin() {
    line.clear();
    headers = new KeptHeaders();
    status = 0;
    lines = 0;
    bytes = 0;
    chunked = false;
    bytesOfBody = 0;
    lastBytes = 0;
  }

  /**
   * Looks at bytes that came and leaves in their place what the client is to have of them.
   *
   * @return where that ends
   */
  int take(ByteBuffer data, int from, int to) {
    int end = from;
    int at = from;
    for (; at < to && !whole; at++) {
      byte one = data.get(at);
      bytes++;
      if (bytes > MOST_BYTES || lines >= MOST_LINES) {
        cut = true;
        one = '\n';
      }
      if (one == '\n') {
        data.put(end++, one);
        lineEnds();
      } else if (one != '\r' && line.length() < MOST_OF_A_LINE) {
        data.put(end++, one);
        line.append((char) (one & 0xff));
      }
    }
    bytesOfBody += to - at;
    for (int last = Math.max(at, to - Integer.BYTES); last < to; last++) {
      lastBytes = lastBytes << Byte.SIZE | data.get(last) & 0xff;
    }
    if (end == at) {
      return to;
    }
    for (; at < to; at++) {
      data.put(end++, data.get(at));
    }
    return end;
  }

  /**
   * Whether something came after the answer, of whose body so many bytes were read. What is sent in
   * chunks ends with an empty line; if there is one behind it too, the client fails by itself.
   */
  boolean isExceeded(long read) {
    if (!chunked) {
      return bytesOfBody > read;
    }
    return (lastBytes & 0xffff) != ('\n' << 8 | '\n')
        && (lastBytes & 0xffffff) != ('\n' << 16 | '\r' << 8 | '\n');
  }

  private void lineEnds() {
    if (line.isEmpty()) {
      headEnds();
    } else if (status == 0) {
      readStatus();
    } else {
      lines++;
      String text = line.toString();
      chunked |= text.regionMatches(true, 0, TRANSFER_ENCODING, 0, TRANSFER_ENCODING.length());
      headers.add(text);
    }
    line.clear();
  }

  private void readStatus() {
    try {
      status = LazyLaxLineParser.INSTANCE.parseStatusLine(line).getStatusCode();
    } catch (ParseException e) {
      // The client will say so.
      whole = true;
    }
  }

  private void headEnds() {
    if (status < FIRST_FINAL) {
      begin();
      return;
    }
    whole = true;
    if (exchange != null) {
      exchange.begin(status, headers);
    }
  }

  /** To be asked when all that came was read. */
  void check() throws IOException {
    if (cut) {
      throw new TooLongException();
    }
  }

  /** Closes the connection of an answer whose head went on for too long. */
  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
