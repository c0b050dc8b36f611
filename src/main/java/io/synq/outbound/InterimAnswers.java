package io.synq.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Counts what a connection brings before the answer: interim ones (1xx, RFC 9110 §15.2) have no end
 * by themselves. It only looks for the empty line that ends each, so that none is overlooked.
 */
final class InterimAnswers {
  private final int most;
  private final int mostBytes;
  private int heads;
  private int bytes;
  private int bytesOfHeads;
  private boolean emptyLine = true;

  InterimAnswers(int most, int mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Looks at bytes that came, and leaves them as they are. */
  void came(ByteBuffer data, int from, int to) {
    for (int i = from; i < to; i++) {
      byte one = data.get(i);
      bytes++;
      if (one == '\n') {
        if (emptyLine) {
          heads++;
          bytesOfHeads = bytes;
        }
        emptyLine = true;
      } else if (one != '\r') {
        emptyLine = false;
      }
    }
  }

  /** The answer has begun, or another request: it starts anew. */
  void clear() {
    heads = 0;
    bytes = 0;
    bytesOfHeads = 0;
    emptyLine = true;
  }

  /** To be asked when all that came was read and the answer has not begun. */
  void check() throws TooManyException {
    if (heads > most || bytesOfHeads > mostBytes) {
      throw new TooManyException();
    }
  }

  /** Closes the connection of a receiver that sends interim answers only. */
  static final class TooManyException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super("only interim answers");
    }
  }
}
