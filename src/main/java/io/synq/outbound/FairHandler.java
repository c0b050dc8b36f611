package io.synq.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * What comes on a connection, before the client has it. Whoever sends too many interim answers is
 * left; exchanges are told how they are answered; and what comes after an answer closes the
 * connection: the next one would begin with that.
 *
 * <p>Under TLS it is given what was decrypted; otherwise the client reads by {@link FairSession}.
 */
final class FairHandler implements IOEventHandler {
  private static final String SURPLUS = "more than the answer";

  private final IOEventHandler handler;
  private final InterimAnswers interim;
  private final AnswerHead head = new AnswerHead();
  private @Nullable Exchange answering;
  private boolean used;
  private boolean read;
  private boolean surplus;

  FairHandler(IOEventHandler handler, InterimAnswers interim) {
    this.handler = handler;
    this.interim = interim;
  }

  /** Whether the client has read since the last event. */
  boolean hasRead() {
    return read;
  }

  /**
   * Looks at bytes that were read without TLS.
   *
   * @return where that ends which the client is to have of them
   */
  int came(ByteBuffer data, int from, int to) {
    read = true;
    if (isIdle()) {
      surplus = true;
      return from;
    }
    interim.came(data, from, to);
    return head.take(data, from, to);
  }

  @Override
  public void inputReady(IOSession current, @Nullable ByteBuffer decrypted) throws IOException {
    if (head.isWhole() && awaitsAnswer()) {
      Exchange asking = served(current);
      // An answer to CONNECT is the proxy's, not the receiver's.
      used = asking == null || !asking.isTunnelling();
      answering = used ? asking : null;
      head.await(asking);
    }
    if (decrypted != null) {
      decrypted.limit(came(decrypted, decrypted.position(), decrypted.limit()));
    }
    try {
      handler.inputReady(current, decrypted);
    } finally {
      read = false;
    }
    head.check();
    if (answering != null && answering.isComplete()) {
      surplus |= head.isExceeded(answering.bytesRead());
      answering = null;
    }
    if (surplus) {
      throw new ConnectionClosedException(SURPLUS);
    }
    if (awaitsAnswer()) {
      interim.check();
    } else {
      interim.clear();
    }
  }

  private static @Nullable Exchange served(IOSession current) {
    return current instanceof FairSession session ? session.exchange() : null;
  }

  /** The client counts requests and answers, interim ones left out, one after the other. */
  private boolean awaitsAnswer() {
    if (handler instanceof HttpConnection connection) {
      EndpointDetails counts = connection.getEndpointDetails();
      return counts != null && (counts.getRequestCount() + counts.getResponseCount()) % 2 == 1;
    }
    return false;
  }

  /** Whether nothing may come: it was used, and no answer is awaited or under way. */
  private boolean isIdle() {
    return used && answering == null;
  }

  @Override
  public void connected(IOSession current) throws IOException {
    handler.connected(current);
  }

  @Override
  public void outputReady(IOSession current) throws IOException {
    handler.outputReady(current);
  }

  @Override
  public void timeout(IOSession current, Timeout timeout) throws IOException {
    handler.timeout(current, timeout);
  }

  @Override
  public void exception(IOSession current, Exception cause) {
    handler.exception(current, cause);
  }

  @Override
  public void disconnected(IOSession current) {
    handler.disconnected(current);
  }
}
