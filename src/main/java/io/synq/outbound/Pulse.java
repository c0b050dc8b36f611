package io.synq.outbound;

import io.synq.platform.Monotonic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * Knows how late the client's I/O threads are, whatever the reason: a busy machine, a collection of
 * garbage, other connections. Each thread has a connection to this process, and ten times a second
 * is asked to attend to it.
 */
final class Pulse implements AutoCloseable {
  private static final long PERIOD_MS = 100;

  /** A round that takes this much longer than its period is on time. */
  private static final long ON_TIME_MS = 250;

  private static final Timeout CONNECT = Timeout.ofSeconds(30);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("outbound-pulse", true));

  private final List<Beat> beats = new ArrayList<>();
  private final List<SocketChannel> others = new ArrayList<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private long lastRound;
  private long late;
  private int missed;

  /**
   * @param io takes its threads for new connections in turn
   */
  Pulse(ConnectionInitiator io, int threads) throws IOException {
    try (ServerSocketChannel door = ServerSocketChannel.open()) {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      for (int i = 0; i < threads; i++) {
        connect(io, door);
      }
    }
    lastRound = Monotonic.nanos();
    var unused = timer.scheduleWithFixedDelay(this::ask, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private void connect(ConnectionInitiator io, ServerSocketChannel door) throws IOException {
    Beat beat = new Beat();
    InetSocketAddress address = (InetSocketAddress) door.getLocalAddress();
    try {
      IOSession session =
          io.connect(
                  new HttpHost(address.getAddress(), address.getPort()),
                  address,
                  null,
                  CONNECT,
                  HttpVersionPolicy.FORCE_HTTP_1,
                  null)
              .get();
      session.upgrade(beat);
      beat.session = session;
      beats.add(beat);
      SocketChannel other = door.accept();
      others.add(other);
      while (!other.getRemoteAddress().equals(session.getLocalAddress())) {
        other = door.accept();
        others.add(other);
      }
    } catch (ExecutionException e) {
      throw new IOException("the I/O threads cannot be watched", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void ask() {
    if (!unanswered.compareAndSet(0, beats.size())) {
      miss();
      return;
    }
    beats.forEach(Beat::ask);
  }

  private synchronized void miss() {
    missed++;
  }

  private synchronized void answered() {
    late = lateMillis();
    lastRound = Monotonic.nanos();
    missed = 0;
  }

  /** For how long the I/O threads were late since the start, all in all; milliseconds. */
  synchronized long lateMillis() {
    long round = TimeUnit.NANOSECONDS.toMillis(Monotonic.nanos() - lastRound);
    return round > PERIOD_MS + ON_TIME_MS ? late + round - PERIOD_MS : late;
  }

  /** For how long they have not answered although they were asked; milliseconds. */
  synchronized long silentMillis() {
    return missed * PERIOD_MS;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    beats.forEach(beat -> beat.session.close(CloseMode.IMMEDIATE));
    others.forEach(Closer::closeQuietly);
  }

  /** One thread's connection. */
  private final class Beat implements IOEventHandler {
    private IOSession session;
    private volatile boolean asked;

    void ask() {
      asked = true;
      try {
        session.setEvent(EventMask.WRITE);
      } catch (CancelledKeyException e) {
        // Its thread has ended, and will not answer the others.
      }
    }

    @Override
    public void outputReady(IOSession current) {
      current.clearEvent(EventMask.WRITE);
      if (asked) {
        asked = false;
        if (unanswered.decrementAndGet() == 0) {
          answered();
        }
      }
    }

    @Override
    public void connected(IOSession current) {}

    @Override
    public void inputReady(IOSession current, ByteBuffer data) {}

    @Override
    public void timeout(IOSession current, Timeout timeout) {}

    @Override
    public void exception(IOSession current, Exception cause) {}

    @Override
    public void disconnected(IOSession current) {}
  }
}
