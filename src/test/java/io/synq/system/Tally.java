package io.synq.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A subscriber that only counts, and so bears any number of deliveries: it takes each a moment
 * after it came, a fifth of them at the second attempt only.
 */
final class Tally implements AutoCloseable {
  private static final int REFUSED_AT_FIRST = 5;
  private static final Duration WORK = Duration.ofMillis(10);

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "tally");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;
  private volatile boolean refusing;

  Tally() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Whether it takes nothing for now. */
  void refuse(boolean everything) {
    refusing = everything;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      LockSupport.parkNanos(WORK.toNanos());
      String delivery = exchange.getRequestHeaders().getFirst("Synq-Delivery");
      boolean first = exchange.getRequestHeaders().getFirst("Synq-Attempt").equals("1");
      if (refusing || first && delivery.hashCode() % REFUSED_AT_FIRST == 0) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      taken.merge(delivery, 1, Integer::sum);
      events.add(exchange.getRequestHeaders().getFirst("webhook-id"));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** The events of which it has taken a delivery. */
  Set<String> events() {
    return events;
  }

  /** How many deliveries it has taken, each counted once. */
  int deliveries() {
    return taken.size();
  }

  /** How many deliveries came again after it had taken them. */
  int repeated() {
    return taken.values().stream().mapToInt(times -> times - 1).sum();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
