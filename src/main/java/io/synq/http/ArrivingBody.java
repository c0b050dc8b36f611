package io.synq.http;

import io.synq.platform.Network;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.RequestBody;
import io.synq.platform.Shares;
import io.synq.platform.Workers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way in. What does not arrive at once arrives without a thread that waits for it,
 * and then the request goes on. Bodies share their memory until their requests are answered.
 */
final class ArrivingBody implements ReadListener, AsyncListener {
  private static final byte[] NONE = {};
  private static final int FIRST_BYTES = 8 * 1024;

  private final ServletInputStream stream;
  private final Shares<Network> memory;
  private final CleanThread thread;
  private final @Nullable String query;
  private final int limit;
  private byte[] bytes;
  private int size;
  private int held;
  private volatile boolean ended;
  private boolean answered;
  private volatile @Nullable Problem problem;
  private @Nullable Network network;
  private @Nullable AsyncContext later;
  private @Nullable String path;

  ArrivingBody(HttpServletRequest request, Shares<Network> memory, CleanThread thread, int limit)
      throws IOException {
    this.memory = memory;
    this.thread = thread;
    this.limit = limit;
    stream = request.getInputStream();
    query = request.getQueryString();
    long declared = request.getContentLengthLong();
    bytes = new byte[declared < 0 ? FIRST_BYTES : (int) Math.min(declared, FIRST_BYTES)];
  }

  /**
   * Whether it is here once this thread has waited for the first of it: most bodies arrive together
   * with their requests, or right after them.
   */
  boolean arrivesAtOnce() {
    try {
      while (read()) {
        if (stream.available() == 0) {
          return stream.isFinished();
        }
      }
      return true;
    } catch (IOException e) {
      throw broken(e).exception();
    }
  }

  /** The request with what has arrived, decompressed; what it was refused for instead. */
  WholeRequest whole(HttpServletRequest request) {
    byte[] arrived = bytes;
    // The task of the deadline may hold this object for a while, refused or not.
    bytes = NONE;
    if (problem != null) {
      throw problem.exception();
    }
    byte[] body =
        ContentCoding.decode(
            request.getHeader("Content-Encoding"),
            arrived.length == size ? arrived : Arrays.copyOf(arrived, size),
            limit);
    if (body.length > FIRST_BYTES && network == null) {
      network = Network.of(request.getRemoteAddr());
    }
    hold(body.length);
    return new WholeRequest(request, query, body, held == 0 ? null : this);
  }

  /** Reads the rest when it comes, for so long. The request then goes on by itself. */
  void await(
      HttpServletRequest request, HttpServletResponse response, Duration time, Workers workers)
      throws IOException {
    network = Network.of(request.getRemoteAddr());
    hold(size);
    request.setAttribute(BodyFilter.BODY, this);
    path = request.getRequestURI();
    if (request.getServletContext().getRequestDispatcher(path) == null) {
      path = BodyFilter.NOWHERE;
    }
    later = request.startAsync(request, response);
    later.setTimeout(0);
    later.addListener(this);
    thread.run(() -> stream.setReadListener(this));
    workers.after(time, () -> goOn(tooSlow()));
  }

  /** Ends the request, after it went on and was answered. */
  void complete() {
    release();
    thread.runAndWait(later::complete);
  }

  @Override
  public void onDataAvailable() throws IOException {
    try {
      while (!ended && stream.isReady()) {
        if (!read()) {
          return;
        }
        hold(size);
      }
    } catch (ProblemException e) {
      goOn(e.problem());
    }
  }

  @Override
  public void onAllDataRead() {
    goOn(null);
  }

  @Override
  public void onError(Throwable thrown) {
    goOn(broken(thrown));
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // It has none: Liberty would answer by a thread that is not clean.
  }

  @Override
  public void onError(AsyncEvent event) {
    release();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    release();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The request has gone on, and waits for something else.
  }

  private static Problem broken(Throwable cause) {
    return cause instanceof SocketTimeoutException
        ? tooSlow()
        : Problem.of(ProblemType.MALFORMED, "The body did not arrive whole.");
  }

  private static Problem tooSlow() {
    return Problem.of(ProblemType.TOO_SLOW, "The body did not arrive in time.");
  }

  /** Whether there may be more; 413 past the limit. */
  private boolean read() throws IOException {
    if (stream.isFinished()) {
      return false;
    }
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit + 1L, bytes.length * 2L));
    }
    int read = stream.read(bytes, size, bytes.length - size);
    if (read < 0) {
      return false;
    }
    size += read;
    if (size > limit) {
      throw RequestBody.tooLarge(limit);
    }
    return true;
  }

  /** 503 if there is no room for what has arrived beyond the first bytes, which each body has. */
  private synchronized void hold(int length) {
    int more = length - FIRST_BYTES - held;
    if (answered || more <= 0) {
      return;
    }
    if (!memory.take(network, more)) {
      throw Problem.of(ProblemType.UNAVAILABLE, "Too many large bodies wait for answers.")
          .exception();
    }
    held += more;
  }

  private void goOn(@Nullable Problem refusal) {
    if (end()) {
      problem = refusal;
      thread.run(() -> later.dispatch(path));
    }
  }

  /** Whether it is for the caller to say how it goes on; the first is. */
  private synchronized boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    return true;
  }

  /** Its request is answered, or gone. */
  synchronized void release() {
    ended = true;
    answered = true;
    bytes = NONE;
    if (held > 0) {
      memory.give(network, held);
      held = 0;
    }
  }
}
