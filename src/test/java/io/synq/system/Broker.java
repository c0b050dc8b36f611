package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;

/** A message broker in its own process, which can be killed and comes back with what it had. */
public final class Broker implements AutoCloseable {
  static final String USER = "synq";
  static final String PASSWORD = "for-the-broker";

  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static Broker shared;

  private final Path directory =
      Path.of("target/brokers").toAbsolutePath().resolve("broker-" + STARTED.incrementAndGet());
  private final int port = Ports.free();
  private final int tlsPort = Ports.free();
  private final BrokerKeys keys;
  private Process process;

  private Broker() {
    Directories.create(directory);
    keys = new BrokerKeys(directory);
    restart();
  }

  static Broker start() {
    return new Broker();
  }

  /** One for all tests of this process whose servers use a broker; it ends with us. */
  public static synchronized Broker shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** Whether this run's servers use a broker. */
  public static boolean inUse() {
    return System.getProperty("synq.messaging", "embedded").equals("activemq");
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /** As a server's settings name it. */
  public Map<String, String> settings() {
    return Map.of(
        "SYNQ_MESSAGING",
        "activemq",
        "SYNQ_BROKER_URL",
        url(),
        "SYNQ_BROKER_USER",
        USER,
        "SYNQ_BROKER_PASSWORD",
        PASSWORD);
  }

  /**
   * The same with TLS.
   *
   * @param host by which the server calls it: 127.0.0.1 is in its certificate, localhost is not
   */
  Map<String, String> settingsWithTls(String host) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("SYNQ_BROKER_URL", "ssl://" + host + ":" + tlsPort);
    settings.putAll(keys.trust());
    return settings;
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the broker still runs");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it on what its disk has, after it was killed. */
  void restart() {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(keys.key());
      command.add("-Xmx256m");
      command.addAll(List.of(SynqServer.QUICK_START.split(" ")));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(BrokerProgram.class.getName());
      command.addAll(List.of("" + port, "" + tlsPort, directory.toString(), USER, PASSWORD));
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("console.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Await.until(LIMIT, this::listens);
  }

  /** Starts it again if it was killed. */
  void revive() {
    if (!process.isAlive()) {
      restart();
    }
  }

  /** Delivers the first message of a queue so often to somebody who does not commit it. */
  void deliverInVain(String queue, int times) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(USER, PASSWORD, url());
    factory.getRedeliveryPolicy().setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
    int delivered = 0;
    for (int i = 0; i < times; i++) {
      try (Connection connection = factory.createConnection();
          Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
          MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
        connection.start();
        Message message = consumer.receive(LIMIT.toMillis());
        int count = message.getIntProperty("JMSXDeliveryCount");
        assertThat(count).isGreaterThan(delivered);
        delivered = count;
      } catch (JMSException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How many messages are in a queue. */
  int depth(String queue) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(USER, PASSWORD, url());
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      connection.start();
      Enumeration<?> messages = browser.getEnumeration();
      return Collections.list(messages).size();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the broker ended, see " + directory);
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
