package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Network;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.Shares;
import io.synq.platform.Workers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrivingBodyTest {
  private static final int MIB = 1024 * 1024;
  private static final Network SENDER = Network.of("192.0.2.1");

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Runnable> deadlines = new ArrayList<>();
  private final Shares<Network> memory = new Shares<>(2L * MIB);
  private final Endless stream = new Endless();
  private final AsyncContext later = fake(AsyncContext.class, (proxy, method, args) -> null);
  private final HttpServletRequest request =
      fake(
          HttpServletRequest.class,
          (proxy, method, args) ->
              switch (method.getName()) {
                case "getInputStream" -> stream;
                case "getContentLengthLong" -> 8L * MIB;
                case "getRemoteAddr" -> "192.0.2.1";
                case "getRequestURI" -> "/api/v1/events/batch";
                case "startAsync" -> later;
                case "getServletContext" -> context();
                default -> null;
              });
  private final Workers workers =
      new Workers() {
        @Override
        public ExecutorService alone() {
          return thread;
        }

        @Override
        public void after(Duration delay, Runnable task) {
          deadlines.add(task);
        }
      };

  private static <T> T fake(Class<T> type, InvocationHandler does) {
    return type.cast(
        Proxy.newProxyInstance(
            ArrivingBodyTest.class.getClassLoader(), new Class<?>[] {type}, does));
  }

  private static ServletContext context() {
    RequestDispatcher somewhere = fake(RequestDispatcher.class, (proxy, method, args) -> null);
    return fake(ServletContext.class, (proxy, method, args) -> somewhere);
  }

  /** A body that goes on, and always has a little more. */
  private static final class Endless extends ServletInputStream {
    private WeakReference<byte[]> last = new WeakReference<>(new byte[0]);

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      // The test calls it.
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      last = new WeakReference<>(into);
      return length;
    }
  }

  private ArrivingBody refused() throws IOException {
    var body = new ArrivingBody(request, memory, new CleanThread(workers), 8 * MIB);
    body.await(request, fake(HttpServletResponse.class, (p, m, a) -> null), Duration.ZERO, workers);
    body.onDataAvailable();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> body.whole(request))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
    return body;
  }

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  /** The deadlines of bodies that were refused long before filled the heap. */
  @Test
  void whatIsRefusedIsNotKeptUntilItsTimeIsOver() throws IOException {
    refused();
    // One collection need not find all: other tests run, and the worker that was told may still.
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (stream.last.get() != null && System.nanoTime() < end) {
      System.gc();
    }
    assertThat(stream.last.refersTo(null)).isTrue();
    assertThat(deadlines).hasSize(1);
  }

  @Test
  void itsMemoryIsHeldUntilItIsAnswered() throws IOException {
    ArrivingBody body = refused();
    assertThat(memory.hasRoom(SENDER, MIB)).isFalse();
    body.onComplete(null);
    body.onComplete(null);
    assertThat(memory.take(SENDER, MIB)).isTrue();
    assertThat(memory.hasRoom(SENDER, 1)).isFalse();
  }
}
