package io.synq.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** A server on a real socket that behaves as badly as a test wants. */
final class Receiver implements AutoCloseable {

  /** What to do with an accepted connection; it is closed afterwards. */
  interface Behaviour {
    void on(Socket socket, Receiver receiver) throws IOException;
  }

  /** A request as it came over the wire. */
  record Request(String head, byte[] body) {
    String line() {
      return head.substring(0, head.indexOf("\r\n"));
    }

    List<String> headers() {
      return head.lines().skip(1).filter(line -> !line.isEmpty()).toList();
    }

    String header(String name) {
      return headers().stream()
          .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
          .map(line -> line.substring(name.length() + 2))
          .reduce((one, other) -> one + " AND " + other)
          .orElse("");
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final List<InetAddress> connections = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket server;

  Receiver(Behaviour behaviour) throws IOException {
    this(ServerSocketFactory.getDefault(), behaviour);
  }

  Receiver(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
    server = sockets.createServerSocket(0);
    threads.execute(() -> accept(behaviour));
  }

  /** Answers every request on a connection with these bytes. */
  static Receiver answering(String answer) throws IOException {
    return new Receiver(
        (socket, receiver) -> {
          while (receiver.request(socket)) {
            write(socket, answer);
          }
        });
  }

  int port() {
    return server.getLocalPort();
  }

  URI url(String path) {
    return URI.create("http://rebind.example:" + port() + path);
  }

  /** Reads a whole request; false when there is none. */
  boolean request(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.write(next);
    }
    var text = head.toString(ISO_8859_1);
    var length = new Request(text, new byte[0]).header("Content-Length");
    requests.add(new Request(text, in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length))));
    return true;
  }

  static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  /** Closes with a reset instead of an orderly end. */
  static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private void accept(Behaviour behaviour) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.add(socket.getLocalAddress());
        threads.execute(
            () -> {
              try (socket) {
                behaviour.on(socket, this);
              } catch (IOException e) {
                // The other side went away: that is what some tests are about.
              }
            });
      } catch (IOException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
