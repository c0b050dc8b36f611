package io.synq.setup;

import io.synq.platform.ProcessOutput;
import io.synq.platform.ServerSettings;
import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Prints what a person is to see of a start after all that Liberty says of it, when the server
 * takes calls: what is to be copied from there works at once. A server that ends before prints it
 * as it ends.
 */
@ApplicationScoped
public class StartNotice {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Liberty's last words come after its ports are open. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** The port may be open on another address only. */
  private static final int MOST_LOOKS = 150;

  private final AtomicReference<String> unsaid = new AtomicReference<>("");
  private final Workers workers;
  private final ServerSettings server;

  @Inject
  StartNotice(Workers workers, ServerSettings server) {
    this.workers = workers;
    this.server = server;
  }

  void print(String text) {
    unsaid.set(text);
    look(0);
  }

  private void look(int before) {
    if (before == MOST_LOOKS || isOpen()) {
      workers.after(LAST_WORDS, this::say);
    } else {
      workers.after(LOOK, () -> look(before + 1));
    }
  }

  private boolean isOpen() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @PreDestroy
  void say() {
    ProcessOutput.print(unsaid.getAndSet(""));
  }
}
