package io.synq.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What a receiver does after it has read a request. */
interface Reaction {
  /** Answers; the connection is used again only if this says so. */
  boolean react(Socket socket) throws IOException;

  /** The same where it depends on the request. */
  default boolean react(Received request, Socket socket) throws IOException {
    return react(socket);
  }

  /** Does with each request what it is told to do with that one. */
  static Reaction by(Function<Received, Reaction> choice) {
    return new Reaction() {
      @Override
      public boolean react(Socket socket) {
        throw new IllegalStateException("no request");
      }

      @Override
      public boolean react(Received request, Socket socket) throws IOException {
        return choice.apply(request).react(socket);
      }
    };
  }

  /** An answer without a body; headers as {@code "Name: value"}. */
  static Reaction status(int status, String... headers) {
    return answer(status, "", headers);
  }

  static Reaction answer(int status, String body, String... headers) {
    return socket -> {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
      write(socket, head.toString());
      return true;
    };
  }

  /** Reacts after a while, as a receiver that has something to do. */
  static Reaction after(Duration wait, Reaction reaction) {
    return socket -> {
      LockSupport.parkNanos(wait.toNanos());
      return reaction.react(socket);
    };
  }

  /** Reacts once it has been counted down. */
  static Reaction after(CountDownLatch latch, Reaction reaction) {
    return socket -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return reaction.react(socket);
    };
  }

  /** Never answers; ends when the sender gives up. */
  static Reaction hang() {
    return socket -> {
      while (socket.getInputStream().read() >= 0) {
        continue;
      }
      return false;
    };
  }

  /** Closes the connection before any byte of an answer. */
  static Reaction close() {
    return socket -> false;
  }

  /** Resets the connection before any byte of an answer. */
  static Reaction reset() {
    return socket -> {
      socket.setSoLinger(true, 0);
      socket.close();
      return false;
    };
  }

  /** A header line a second, for ever. */
  static Reaction trickleHeaders() {
    return socket -> {
      write(socket, "HTTP/1.1 200 OK\r\n");
      while (true) {
        write(socket, "X-More: more\r\n");
        LockSupport.parkNanos(1_000_000_000L);
      }
    };
  }

  /** 200 at once, and then a byte of body a second, for ever. */
  static Reaction trickleBody() {
    return socket -> {
      write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
      while (true) {
        write(socket, "x");
        LockSupport.parkNanos(1_000_000_000L);
      }
    };
  }

  /** 200 with a body of so many MiB. */
  static Reaction hugeBody(int mebibytes) {
    return socket -> {
      write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + mebibytes * 1024L * 1024 + "\r\n\r\n");
      byte[] block = "0123456789abcdef".repeat(64 * 1024).getBytes(US_ASCII);
      for (int i = 0; i < mebibytes; i++) {
        socket.getOutputStream().write(block);
      }
      return true;
    };
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }
}
