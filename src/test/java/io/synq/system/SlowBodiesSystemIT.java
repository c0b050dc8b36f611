package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are slow to come cost no threads, and hold nobody else up. */
@Isolated("it measures a server that others share")
class SlowBodiesSystemIT {
  private static final int MANY = 500;

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/callbacks/x",
        "/api/v1/events",
        "/console/sign-in",
        "/inbox/x",
        "/nothing",
        "/health/live"
      })
  void bodiesOnTheirWayHoldNoThread(String path) throws IOException {
    long before = threads();
    try (Slow slow = new Slow(path)) {
      for (int i = 0; i < 20; i++) {
        assertWithin(5000, () -> tenant.post("order.created"));
        assertWithin(5000, () -> Api.anonymous(server.url()).getRoot("/health/live").expect(200));
      }
      assertThat(threads() - before).isLessThan(MANY / 10);
      assertThat(slow.connections).hasSize(MANY);
    }
  }

  private static void assertWithin(int ms, Runnable call) {
    long began = System.nanoTime();
    call.run();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(ms));
  }

  private long threads() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + server.pid() + "/task"))) {
      return threads.count();
    }
  }

  /** Many from one address that have sent a byte of their bodies. */
  private final class Slow implements AutoCloseable {
    private final List<Socket> connections = new ArrayList<>();

    Slow(String path) throws IOException {
      String request =
          RawRequest.post(path)
              + "Authorization: Bearer "
              + tenant.key()
              + "\r\nContent-Length: 1000\r\n\r\n{";
      for (int i = 0; i < MANY; i++) {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.url().getPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        connections.add(socket);
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : connections) {
        socket.close();
      }
    }
  }
}
