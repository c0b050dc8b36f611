package io.synq.http;

import io.synq.platform.Network;
import io.synq.platform.ProblemException;
import io.synq.platform.Refusal;
import io.synq.platform.RequestBody;
import io.synq.platform.Shares;
import io.synq.platform.Workers;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Reads the body of every request, within its bounds, before anybody else sees the request. Few
 * threads wait for a body, and only for the first of it: that is mostly all, and there already. For
 * others no thread waits, which takes more work.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The request's attribute with its {@link ArrivingBody}. */
  static final String BODY = BodyFilter.class.getName();

  /** A path at which no feature is. */
  static final String NOWHERE = "/problem";

  private final transient Semaphore waiting =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  private transient Shares<Network> memory = new Shares<>(0);

  @Inject private transient BodyLimits limits;
  @Inject private transient HttpSettings settings;
  @Inject private transient CleanThread thread;
  @Inject private transient Workers workers;

  @Override
  public void init() {
    memory = new Shares<>(settings.bodiesBytes);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (request.getAttribute(BODY) instanceof ArrivingBody arrived) {
        goOn(arrived, request, response, chain);
      } else if (hasBody(request)) {
        read(request, response, chain);
      } else {
        chain.doFilter(request, response);
      }
    } catch (ProblemException e) {
      Refusal.write(response, e.problem());
    }
  }

  private static void goOn(
      ArrivingBody arrived,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(arrived.whole(request), response);
    } catch (ProblemException e) {
      Refusal.write(response, e.problem());
    }
    if (!request.isAsyncStarted()) {
      arrived.complete();
    }
  }

  private void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int limit = limit(request);
    long declared = request.getContentLengthLong();
    if (declared > limit) {
      throw RequestBody.tooLarge(limit);
    }
    ArrivingBody body = new ArrivingBody(request, memory, thread, limit);
    if (arrivesAtOnce(body)) {
      goOnAtOnce(body, request, response, chain);
    } else {
      body.await(request, response, settings.time(declared < 0 ? limit : declared), workers);
    }
  }

  private static void goOnAtOnce(
      ArrivingBody body,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(body.whole(request), response);
    } finally {
      if (!request.isAsyncStarted()) {
        body.release();
      }
    }
  }

  private boolean arrivesAtOnce(ArrivingBody body) {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return body.arrivesAtOnce();
    } finally {
      waiting.release();
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private int limit(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return limits.at(rest == null ? request.getServletPath() : request.getServletPath() + rest);
  }
}
