package io.synq.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A collector that takes spans by OTLP over HTTP, as its published messages are. */
public final class OtlpReceiver implements AutoCloseable {
  private static final String PATH = "/v1/traces";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(PATH, this::take);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      received.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
    }
    byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** All that have come, in no order. */
  public List<ReceivedSpan> spans() {
    return received.stream()
        .flatMap(
            resource ->
                resource.getScopeSpansList().stream()
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(span -> new ReceivedSpan(resource.getResource(), span)))
        .collect(Collectors.toList());
  }

  /** Those of a trace, once there are so many. */
  public List<ReceivedSpan> await(String traceId, int count) {
    return await(count, span -> span.traceId().equals(traceId));
  }

  /** Those that are meant, once there are so many. */
  public List<ReceivedSpan> await(int count, Predicate<ReceivedSpan> meant) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      List<ReceivedSpan> found = spans().stream().filter(meant).collect(Collectors.toList());
      if (found.size() >= count) {
        return found;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("only " + found.size() + " of " + count + " spans came");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
