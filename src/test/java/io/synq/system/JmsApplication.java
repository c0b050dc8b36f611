package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.jms.JmsServlet;
import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServlet;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.fusesource.hawtbuf.Buffer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.slf4j.LoggerFactory;

/**
 * An enterprise's Liberty, configured as docs/producers/jms says, with an application that sends
 * messages to the server under test: to its embedded messaging, or by way of a broker.
 */
final class JmsApplication implements AutoCloseable {
  static final String REJECTED = "SYNQ.EVENTS.REJECTED";
  static final String EVENTS = "SYNQ.EVENTS";

  private static final String PRODUCERS = "for-producers-only";
  private static final String SERVERS = "for-the-server-itself";
  private static final Path WLP = Path.of("target/liberty/wlp").toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final AtomicInteger STARTED = new AtomicInteger();

  /** What the test needs beside: an HTTP port, and connections that may read. */
  private static final String HTTP =
      """
      <server>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        %s
      </server>
      """;

  private static final String READING_CONNECTIONS =
      """
      <jmsConnectionFactory jndiName="jms/synq/operator">
        <properties.wasJms userName="synq" password="for-the-server-itself"
                           remoteServerAddress="${synq.jms.host}:${synq.jms.port}:BootstrapBasicMessaging"/>
      </jmsConnectionFactory>
      """;

  private static final String SAME_CONNECTIONS =
      """
      <jndiReferenceEntry jndiName="jms/synq/operator" factory="synq.connections">
        <properties brokerURL="${synq.broker.url}" userName="${synq.broker.user}"
                    password="${synq.broker.password}"/>
      </jndiReferenceEntry>
      """;

  private final Process process;
  private final Api http;
  private final String prefix;

  private JmsApplication(Process process, Api http, String prefix) {
    this.process = process;
    this.http = http;
    this.prefix = prefix;
  }

  /** Settings of a server that lets an application in at this port. */
  static Map<String, String> openAt(int port) {
    return Map.of(
        "SYNQ_JMS_ENABLED",
        "true",
        "SYNQ_JMS_PORT",
        Integer.toString(port),
        "SYNQ_JMS_TLS_PORT",
        "-1",
        "SYNQ_JMS_PASSWORD",
        PRODUCERS,
        "SYNQ_JMS_SERVER_PASSWORD",
        SERVERS);
  }

  /**
   * Starts one for the server, which is open at this port unless it uses a broker, and waits until
   * it is ready.
   */
  static JmsApplication start(SynqServer target, int port) {
    boolean broker = "activemq".equals(target.setting("SYNQ_MESSAGING"));
    String prefix = broker ? target.setting("SYNQ_BROKER_PREFIX") : "";
    Path directory =
        Path.of("target/servers").toAbsolutePath().resolve("producer-" + STARTED.incrementAndGet());
    Path server = directory.resolve("servers/producer");
    int httpPort = Ports.free();
    try {
      Directories.delete(directory);
      Directories.create(server.resolve("configDropins/overrides"));
      Directories.create(server.resolve("dropins"));
      Path example = Path.of("docs/producers/jms", broker ? "server-broker.xml" : "server.xml");
      Files.copy(example, server.resolve("server.xml"));
      Files.writeString(
          server.resolve("configDropins/overrides/test.xml"),
          HTTP.formatted(httpPort, broker ? SAME_CONNECTIONS : READING_CONNECTIONS));
      if (broker) {
        copyClient(server.resolve("activemq"));
      }
      ShrinkWrap.create(WebArchive.class, "jms.war")
          .addClass(JmsServlet.class)
          .addAsWebInfResource(example(directory, "JmsProducer"), "classes/JmsProducer.class")
          .addAsWebInfResource(example(directory, "EventsServlet"), "classes/EventsServlet.class")
          .as(ZipExporter.class)
          .exportTo(server.resolve("dropins/jms.war").toFile());
      ProcessBuilder builder =
          new ProcessBuilder(WLP.resolve("bin/server").toString(), "run", "producer")
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("console.log").toFile());
      builder.environment().put("WLP_USER_DIR", directory.toString());
      builder.environment().put("JVM_ARGS", SynqServer.QUICK_START + " -Xmx512m");
      PreparedStarts.add(PreparedStarts.options(), builder.environment());
      builder.environment().put("SYNQ_JMS_PORT", Integer.toString(port));
      builder.environment().put("SYNQ_JMS_PASSWORD", PRODUCERS);
      builder.environment().put("SYNQ_KEY", SynqServer.KEY);
      if (broker) {
        for (String name : List.of("URL", "USER", "PASSWORD", "PREFIX")) {
          builder.environment().put("SYNQ_BROKER_" + name, target.setting("SYNQ_BROKER_" + name));
        }
      }
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      JmsApplication application =
          new JmsApplication(
              process, Api.anonymous(URI.create("http://localhost:" + httpPort + "/jms/")), prefix);
      Await.until(START_LIMIT, application::isUp);
      return application;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A documented example, compiled as whoever copies it would. */
  static File example(Path directory, String name) {
    String libraries =
        Stream.of(ConnectionFactory.class, HttpServlet.class, Resource.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(":"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all",
                "-Werror",
                "--release",
                "17",
                "-proc:none",
                "-cp",
                directory + ":" + libraries,
                "-d",
                directory.toString(),
                "docs/producers/jms/" + name + ".java");
    assertThat(status).isZero();
    return directory.resolve(name + ".class").toFile();
  }

  /** The client library of the broker, as an enterprise would install it. */
  private static void copyClient(Path directory) throws IOException {
    Directories.create(directory);
    for (Class<?> type :
        List.of(ActiveMQConnectionFactory.class, Buffer.class, LoggerFactory.class)) {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
      Files.copy(jar, directory.resolve(jar.getFileName()));
    }
  }

  private boolean isUp() {
    try {
      return http.getRoot("count?queue=" + prefix + EVENTS).status() == 200;
    } catch (Api.NoAnswerException e) {
      return false;
    }
  }

  /** How many messages are in a queue. */
  int count(String queue) {
    return Integer.parseInt(http.getRoot("count?queue=" + prefix + queue).expect(200).text());
  }

  /** The next message of the queue of the rejected; fails if none comes. */
  Answer rejected() {
    return http.getRoot("take?queue=" + prefix + REJECTED + "&wait=20000").expect(200);
  }

  /** Sends a message; its id. What is a query says how: {@code type=bytes}. */
  String send(String query, String key, byte[] body) {
    return send("send", query, key, body).header("X-Message-Id");
  }

  /** Sends a text message with this property {@code traceparent}. */
  void sendTraced(String key, String parent, String text) {
    send(
        http.with("X-Jms-Trace", "traceparent=" + parent),
        "send",
        "",
        key,
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a message and waits for the answer to it. */
  Answer ask(String query, String key, byte[] body) {
    return send("ask", query, key, body);
  }

  /** Sends events as the example does, all of them in one transaction. */
  void sendAll(String key, List<JsonObject> events) {
    String lines = events.stream().map(JsonObject::toString).collect(Collectors.joining("\n"));
    send("example-send", "", key, lines.getBytes(StandardCharsets.UTF_8));
  }

  /** What the example prints of an event. */
  String exampleAnswer(String key, String event) {
    return send("example-ask", "", key, event.getBytes(StandardCharsets.UTF_8)).text();
  }

  /** What the example of an application answers to an event, which it sends with the demo's key. */
  String exampleServletAnswer(String event) {
    return send("events", "", "", event.getBytes(StandardCharsets.UTF_8)).text();
  }

  /** Sends a message whose answer nobody waits for any more. */
  void askForNobody(String key, byte[] body) {
    send("nobody", "", key, body);
  }

  private Answer send(String how, String query, String key, byte[] body) {
    return send(http, how, query, key, body);
  }

  private static Answer send(Api http, String how, String query, String key, byte[] body) {
    Api with = key.isEmpty() ? http : http.with("X-Jms-Key", "SynqApiKey=" + key);
    return with.with("X-Jms-Own", "OwnProperty=kept")
        .send("POST", how + "?" + query, "application/octet-stream", body)
        .expect(200);
  }
}
