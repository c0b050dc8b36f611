package io.synq.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The connection of one reader of server-sent events. It is written to by one thread at a time,
 * which a reader that takes nothing holds up until the server's own limit ends that; nobody else
 * waits.
 */
public final class StreamWire implements AsyncListener {
  private final AsyncContext context;
  private final CleanThread clean;
  private final Runnable gone;
  private boolean writing;
  private boolean over;

  /**
   * @param gone called once, when the connection has ended
   */
  public StreamWire(AsyncContext context, CleanThread clean, Runnable gone) {
    this.context = context;
    this.clean = clean;
    this.gone = gone;
    describe((HttpServletResponse) context.getResponse());
    context.addListener(this);
  }

  private static void describe(HttpServletResponse response) {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Proxies that gather answers would hold the events back.
    response.setHeader("X-Accel-Buffering", "no");
  }

  public synchronized boolean isOver() {
    return over;
  }

  /** Takes it, to write to it until {@link #give}; false if it is taken, or over. */
  public synchronized boolean take() {
    if (writing || over) {
      return false;
    }
    writing = true;
    return true;
  }

  /** Waits until the system has taken it all. */
  public void write(byte[] bytes) throws IOException {
    ServletOutputStream out = context.getResponse().getOutputStream();
    out.write(bytes);
    // Liberty takes no notice of the first flush.
    out.flush();
    context.getResponse().flushBuffer();
  }

  /** Nothing is being written any more. */
  public synchronized void give() {
    if (writing && over) {
      clean.complete(context);
    }
    writing = false;
  }

  /** Lets the connection go, once what is being written is. */
  public void end() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      if (!writing) {
        clean.complete(context);
      }
    }
    gone.run();
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
