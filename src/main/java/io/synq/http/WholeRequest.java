package io.synq.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose body is in memory, whole and decompressed. */
final class WholeRequest extends HttpServletRequestWrapper {
  /** The attribute of a request that has the whole one. */
  static final String ATTRIBUTE = WholeRequest.class.getName();

  /** The default of an AsyncContext (Servlet 6.1), which requests without a body have. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final byte[] body;
  private final @Nullable String query;
  private final @Nullable AsyncListener end;
  private @Nullable Map<String, String[]> parameters;

  /**
   * @param query that of the request: Liberty forgets it where the request goes on
   * @param end told when it is answered by another thread
   */
  WholeRequest(
      HttpServletRequest request,
      @Nullable String query,
      byte[] body,
      @Nullable AsyncListener end) {
    super(request);
    this.body = body;
    this.query = query;
    this.end = end;
    request.setAttribute(ATTRIBUTE, this);
  }

  /** With the time to answer that each request has: Liberty would keep that of its body. */
  @Override
  public AsyncContext startAsync() {
    return timed(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return timed(super.startAsync(request, response));
  }

  private AsyncContext timed(AsyncContext later) {
    later.setTimeout(ANSWER.toMillis());
    if (end != null) {
      later.addListener(end);
    }
    return later;
  }

  @Override
  public @Nullable String getQueryString() {
    return query;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(new BodyStream(body), StandardCharsets.UTF_8));
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  /**
   * Those of the form, if the body is one, and else those of the address, never both (Servlet 6.1
   * §3.1 has both): whoever gives somebody a link would fill in the form that it leads to.
   */
  @Override
  public Map<String, String[]> getParameterMap() {
    if (parameters == null) {
      parameters =
          FormParameters.of(
              FormParameters.areIn(this)
                  ? new String(body, StandardCharsets.UTF_8)
                  : getQueryString());
    }
    return parameters;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterValues(name);
    return values == null ? null : values[0];
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }
}
