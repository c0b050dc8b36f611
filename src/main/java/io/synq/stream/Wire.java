package io.synq.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * One reader's connection. It is written to by one thread at a time, which a reader that takes
 * nothing holds up until the server's own limit ends that; nobody else waits.
 */
final class Wire implements AsyncListener {
  private static final System.Logger LOG = System.getLogger(Wire.class.getName());

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Executor clean;
  private final Runnable gone;
  private boolean writing;
  private boolean over;

  /**
   * @param clean a thread that never has a request: Liberty takes along what it finds there
   * @param gone called once, when the connection has ended
   */
  Wire(AsyncContext context, Executor clean, Runnable gone) throws IOException {
    this.context = context;
    this.clean = clean;
    this.gone = gone;
    describe((HttpServletResponse) context.getResponse());
    this.out = context.getResponse().getOutputStream();
    context.addListener(this);
  }

  private static void describe(HttpServletResponse response) {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Proxies that gather answers would hold the events back.
    response.setHeader("X-Accel-Buffering", "no");
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Whether it can be written to. It then is, until {@link #give}; by one thread at a time. */
  synchronized boolean take() {
    writing = !over;
    return writing;
  }

  /** Waits until the system has taken it all. */
  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    // Liberty takes no notice of the first flush.
    out.flush();
    context.getResponse().flushBuffer();
  }

  /** Nothing is being written any more. */
  synchronized void give() {
    if (writing && over) {
      complete();
    }
    writing = false;
  }

  /** Lets the connection go, once what is being written is. */
  void end() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      if (!writing) {
        complete();
      }
    }
    gone.run();
  }

  private void complete() {
    clean.execute(
        () -> {
          try {
            context.complete();
          } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "stream.complete_already", e);
          }
        });
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // it is asynchronous already
  }
}
