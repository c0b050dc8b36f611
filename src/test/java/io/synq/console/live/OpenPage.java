package io.synq.console.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A page in somebody's browser, at the other end of a stream. */
final class OpenPage {
  static LiveWatch watched(String tenant) {
    return new LiveWatch(new LiveWatch.Subject(LiveTopic.EVENTS, tenant, "", List.of()), "1");
  }

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final BooleanSupplier clean;
  private boolean closed;
  private boolean completed;

  /**
   * @param clean whether this thread never has a request
   */
  OpenPage(BooleanSupplier clean) {
    this.clean = clean;
  }

  AsyncContext request() {
    return (AsyncContext)
        proxy(
            AsyncContext.class,
            called -> {
              completed |= called.equals("complete") && clean.getAsBoolean();
              return called.equals("getResponse") ? response() : null;
            });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        proxy(
            HttpServletResponse.class,
            called -> called.equals("getOutputStream") ? new Connection() : null);
  }

  /** What the container makes: only what streams ask of it is there. */
  private static Object proxy(Class<?> type, Function<String, Object> answer) {
    return Proxy.newProxyInstance(
        OpenPage.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> answer.apply(method.getName()));
  }

  /** The person closes it: the server learns of that when it next writes. */
  void close() {
    closed = true;
  }

  /** Whether the server let the connection go, as Liberty needs it. */
  boolean isEnded() {
    return completed;
  }

  String heard() {
    return heard.toString(StandardCharsets.UTF_8);
  }

  private final class Connection extends ServletOutputStream {
    @Override
    public void write(int octet) throws IOException {
      if (closed) {
        throw new IOException("the page was closed");
      }
      heard.write(octet);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
