package io.synq.system;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A subscriber's web server, on a real socket: it does what its paths are told to do. */
final class Receiver implements AutoCloseable {
  private final ServerSocket listener;
  private final Map<String, Deque<Reaction>> reactions = new ConcurrentHashMap<>();
  private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<Integer, String> clients = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();

  Receiver() {
    this(ServerSocketFactory.getDefault());
  }

  /** One with TLS asks for a client certificate. */
  Receiver(ServerSocketFactory sockets) {
    try {
      listener = sockets.createServerSocket(0, 1024, InetAddress.getByName("127.0.0.1"));
      if (listener instanceof SSLServerSocket tls) {
        tls.setNeedClientAuth(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** The URL of a path that reacts in this order; the last reaction goes on for ever. */
  String on(String path, Reaction... inOrder) {
    reactions.put(path, new ArrayDeque<>(List.of(inOrder)));
    return url(path);
  }

  String url(String path) {
    String scheme = listener instanceof SSLServerSocket ? "https" : "http";
    return scheme + "://127.0.0.1:" + listener.getLocalPort() + path;
  }

  /** Whose certificate was shown on the connection of a request. */
  String client(Received request) {
    return clients.get(request.connection());
  }

  /** The requests to a path, in the order in which they were read. */
  List<Received> at(String path) {
    return received.getOrDefault(path, List.of());
  }

  /** Waits for so many requests to a path. */
  List<Received> await(String path, int count, Duration limit) {
    return Await.value(limit, () -> at(path), requests -> requests.size() >= count);
  }

  List<Received> await(String path, int count) {
    return await(path, count, Await.SOON);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        start(() -> serve(socket, connections.incrementAndGet()));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket, int connection) {
    try (socket) {
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
      boolean more = true;
      while (more) {
        Received request = RequestReader.read(in, connection);
        if (request == null) {
          return;
        }
        if (socket instanceof SSLSocket tls) {
          clients.put(connection, tls.getSession().getPeerPrincipal().getName());
        }
        received.computeIfAbsent(request.path(), path -> new CopyOnWriteArrayList<>()).add(request);
        more = next(request.path()).react(request, socket);
      }
    } catch (IOException e) {
      // The sender went away: that is its right.
    } finally {
      open.remove(socket);
    }
  }

  private Reaction next(String path) {
    Deque<Reaction> queue = reactions.get(path);
    if (queue == null) {
      return Reaction.status(404);
    }
    synchronized (queue) {
      return queue.size() > 1 ? queue.remove() : queue.element();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "receiver");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
