package io.synq.outbound;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that is read once an event, whatever more there is: the client itself reads on until
 * nothing comes, and a receiver that sends heads without end would have its thread for good.
 * Whoever sends too many interim answers is left. It tells an exchange that it is used for it.
 */
final class FairSession implements IOSession {
  private final IOSession session;
  private final InterimAnswers interim;
  private boolean read;

  FairSession(IOSession session, InterimAnswers interim) {
    this.session = session;
    this.interim = interim;
  }

  @Override
  public int read(ByteBuffer data) throws IOException {
    if (read) {
      return 0;
    }
    int from = data.position();
    int count = session.read(data);
    if (count > 0) {
      read = true;
      interim.came(data, from, data.position());
    }
    return count;
  }

  @Override
  public void upgrade(IOEventHandler handler) {
    session.upgrade(new FairHandler(handler));
  }

  @Override
  public IOEventHandler getHandler() {
    return session.getHandler();
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public Lock getLock() {
    return session.getLock();
  }

  @Override
  public void enqueue(Command command, Command.Priority priority) {
    if (command instanceof RequestExecutionCommand request) {
      Exchange.in(request.getContext()).ifPresent(exchange -> exchange.on(this));
    }
    session.enqueue(command, priority);
  }

  @Override
  public boolean hasCommands() {
    return session.hasCommands();
  }

  @Override
  public Command poll() {
    return session.poll();
  }

  @Override
  public ByteChannel channel() {
    return session.channel();
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return session.getRemoteAddress();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return session.getLocalAddress();
  }

  @Override
  public int getEventMask() {
    return session.getEventMask();
  }

  @Override
  public void setEventMask(int ops) {
    session.setEventMask(ops);
  }

  @Override
  public void setEvent(int op) {
    session.setEvent(op);
  }

  @Override
  public void clearEvent(int op) {
    session.clearEvent(op);
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public void close(CloseMode mode) {
    session.close(mode);
  }

  @Override
  public Status getStatus() {
    return session.getStatus();
  }

  @Override
  public int write(ByteBuffer data) throws IOException {
    return session.write(data);
  }

  @Override
  public Timeout getSocketTimeout() {
    return session.getSocketTimeout();
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    session.setSocketTimeout(timeout);
  }

  @Override
  public long getLastReadTime() {
    return session.getLastReadTime();
  }

  @Override
  public long getLastWriteTime() {
    return session.getLastWriteTime();
  }

  @Override
  public long getLastEventTime() {
    return session.getLastEventTime();
  }

  @Override
  public void updateReadTime() {
    session.updateReadTime();
  }

  @Override
  public void updateWriteTime() {
    session.updateWriteTime();
  }

  /** Under TLS the handler is given what was decrypted, and reads nothing by itself. */
  private final class FairHandler implements IOEventHandler {
    private final IOEventHandler handler;

    FairHandler(IOEventHandler handler) {
      this.handler = handler;
    }

    @Override
    public void inputReady(IOSession current, ByteBuffer decrypted) throws IOException {
      if (decrypted != null) {
        interim.came(decrypted, decrypted.position(), decrypted.limit());
      }
      try {
        handler.inputReady(current, decrypted);
      } finally {
        read = false;
      }
      if (awaitsAnswer()) {
        interim.check();
      } else {
        interim.clear();
      }
    }

    /** The client counts requests and answers, interim ones left out, one after the other. */
    private boolean awaitsAnswer() {
      if (handler instanceof HttpConnection connection) {
        EndpointDetails counts = connection.getEndpointDetails();
        return (counts.getRequestCount() + counts.getResponseCount()) % 2 == 1;
      }
      return false;
    }

    @Override
    public void connected(IOSession current) throws IOException {
      handler.connected(current);
    }

    @Override
    public void outputReady(IOSession current) throws IOException {
      handler.outputReady(current);
    }

    @Override
    public void timeout(IOSession current, Timeout timeout) throws IOException {
      handler.timeout(current, timeout);
    }

    @Override
    public void exception(IOSession current, Exception cause) {
      handler.exception(current, cause);
    }

    @Override
    public void disconnected(IOSession current) {
      handler.disconnected(current);
    }
  }
}
