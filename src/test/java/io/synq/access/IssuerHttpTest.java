package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerHttpTest {
  private final IssuerHttp http = new IssuerHttp();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    issuer.createContext("/", this::answer);
    issuer.setExecutor(threads);
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
    threads.shutdownNow();
  }

  /** At /200/9, a body of nine bytes; without its length, at /200/9/chunked. */
  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    asked.add(exchange.getRequestURI().getPath());
    byte[] body = new byte[Integer.parseInt(path[2])];
    exchange.getResponseHeaders().set("Location", "/200/1");
    exchange.sendResponseHeaders(Integer.parseInt(path[1]), path.length > 3 ? 0 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private String get(String path) {
    return http.get(URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path)).join();
  }

  @Test
  void bodiesAreReadUpToTheirBound() {
    assertThat(get("/200/9")).hasSize(9);
    assertThat(get("/200/" + IssuerHttp.MOST_BYTES)).hasSize(IssuerHttp.MOST_BYTES);
    for (String form : new String[] {"", "/chunked"}) {
      for (int size : new int[] {IssuerHttp.MOST_BYTES + 1, 50_000_000}) {
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(() -> get("/200/" + size + form))
            .withCauseInstanceOf(IOException.class)
            .withMessageContaining("too large");
      }
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    for (int status : new int[] {301, 302, 307}) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> get("/" + status + "/1"))
          .withMessageContaining("status " + status);
    }
    assertThat(asked).containsExactly("/301/1", "/302/1", "/307/1");
  }
}
