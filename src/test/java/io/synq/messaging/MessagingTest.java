package io.synq.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.Workers;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagingTest {
  private static final Logger LOG = Logger.getLogger(Messaging.class.getName());

  private final Log log = new Log();
  private final LaterWorkers workers = new LaterWorkers();
  private final Messaging messaging = new Messaging(workers);
  private Exception reason = new ConnectException("Connection refused");

  MessagingTest() {
    messaging.connections =
        (ConnectionFactory)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConnectionFactory.class},
                (proxy, method, args) -> {
                  throw (JMSException) new JMSException("no broker").initCause(reason);
                });
  }

  @BeforeEach
  void listen() {
    LOG.addHandler(log);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(log);
    LOG.setUseParentHandlers(true);
  }

  /** A broker may be slow to answer first, and turn out to be a wrong one then. */
  @Test
  void eachKindOfReasonIsLoggedOnce() {
    assertThatThrownBy(() -> messaging.run((connection, session) -> null))
        .isInstanceOf(JMSException.class);
    assertThat(messaging.away()).isTrue();
    workers.next();
    reason = new IOException(new CertificateException("No name matching localhost found"));
    workers.next();
    workers.next();
    reason = new ConnectException("Connection refused");
    workers.next();
    assertThat(log.reasons)
        .containsExactly("Connection refused", "No name matching localhost found");
  }

  private static final class Log extends Handler {
    private final List<String> reasons = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      Throwable root = line.getThrown();
      while (root.getCause() != null) {
        root = root.getCause();
      }
      reasons.add(root.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static final class LaterWorkers extends Workers {
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void after(Duration delay, Runnable task) {
      later.add(task);
    }

    void next() {
      later.remove().run();
    }
  }
}
