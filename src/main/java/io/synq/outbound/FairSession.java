package io.synq.outbound;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is read once an event, whatever more there is: the client itself reads on until
 * nothing comes, and a receiver that sends heads without end would have its thread for good. It
 * tells an exchange that it is used for it. Around TLS there is a second one, with the same
 * handler.
 */
final class FairSession implements IOSession {
  private final IOSession session;
  private final InterimAnswers interim;
  private volatile @Nullable Exchange exchange;

  FairSession(IOSession session, InterimAnswers interim) {
    this.session = session;
    this.interim = interim;
  }

  /** What it was used for last. */
  @Nullable Exchange exchange() {
    return exchange;
  }

  private @Nullable FairHandler handler() {
    return session.getHandler() instanceof FairHandler handler ? handler : null;
  }

  @Override
  public int read(ByteBuffer data) throws IOException {
    FairHandler handler = handler();
    if (handler == null) {
      return session.read(data);
    }
    if (handler.hasRead()) {
      return 0;
    }
    int from = data.position();
    int count = session.read(data);
    if (count <= 0) {
      return count;
    }
    data.position(handler.came(data, from, data.position()));
    return data.position() - from;
  }

  @Override
  public void upgrade(IOEventHandler handler) {
    session.upgrade(new FairHandler(handler, interim));
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
      Exchange last = exchange;
      Exchange next = Exchange.in(request.getContext()).orElse(null);
      if (next != null) {
        next.on(this, last != null && last != next);
      }
      exchange = next;
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
}
