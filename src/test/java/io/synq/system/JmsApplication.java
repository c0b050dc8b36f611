package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.jms.JmsServlet;
import jakarta.jms.ConnectionFactory;
import jakarta.json.JsonObject;
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
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An enterprise's Liberty, configured as docs/producers/jms says, with an application that sends
 * messages to the server under test.
 */
final class JmsApplication implements AutoCloseable {
  static final String REJECTED = "SYNQ.EVENTS.REJECTED";
  static final String EVENTS = "SYNQ.EVENTS";

  private static final String PRODUCERS = "for-producers-only";
  private static final String SERVERS = "for-the-server-itself";
  private static final Path WLP = Path.of("target/liberty/wlp").toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Process process;
  private final Api http;

  private JmsApplication(Process process, Api http) {
    this.process = process;
    this.http = http;
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

  /** Starts one for the server that is open at this port, and waits until it is ready. */
  static JmsApplication start(int port) {
    Path directory =
        Path.of("target/servers").toAbsolutePath().resolve("producer-" + STARTED.incrementAndGet());
    Path server = directory.resolve("servers/producer");
    int httpPort = Ports.free();
    try {
      Directories.delete(directory);
      Directories.create(server.resolve("configDropins/overrides"));
      Directories.create(server.resolve("dropins"));
      Files.copy(Path.of("docs/producers/jms/server.xml"), server.resolve("server.xml"));
      Files.writeString(server.resolve("configDropins/overrides/test.xml"), additions(httpPort));
      ShrinkWrap.create(WebArchive.class, "jms.war")
          .addClass(JmsServlet.class)
          .addAsWebInfResource(exampleProducer(directory), "classes/JmsProducer.class")
          .as(ZipExporter.class)
          .exportTo(server.resolve("dropins/jms.war").toFile());
      ProcessBuilder builder =
          new ProcessBuilder(WLP.resolve("bin/server").toString(), "run", "producer")
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("console.log").toFile());
      builder.environment().put("WLP_USER_DIR", directory.toString());
      builder.environment().put("JVM_ARGS", "-XX:TieredStopAtLevel=1 -Xmx512m");
      builder.environment().put("SYNQ_JMS_PORT", Integer.toString(port));
      builder.environment().put("SYNQ_JMS_PASSWORD", PRODUCERS);
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      JmsApplication application =
          new JmsApplication(
              process, Api.anonymous(URI.create("http://localhost:" + httpPort + "/jms/")));
      Await.until(START_LIMIT, application::isUp);
      return application;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documented example, compiled as whoever copies it would. */
  private static File exampleProducer(Path directory) {
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
                ConnectionFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath(),
                "-d",
                directory.toString(),
                "docs/producers/jms/JmsProducer.java");
    assertThat(status).isZero();
    return directory.resolve("JmsProducer.class").toFile();
  }

  /** What the test needs beside: its HTTP port, and a connection that may read. */
  private static String additions(int httpPort) {
    return """
        <server>
          <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
          <jmsConnectionFactory jndiName="jms/synq/operator">
            <properties.wasJms userName="synq" password="%s"
                               remoteServerAddress="${synq.jms.host}:${synq.jms.port}:BootstrapBasicMessaging"/>
          </jmsConnectionFactory>
        </server>
        """
        .formatted(httpPort, SERVERS);
  }

  private boolean isUp() {
    try {
      return http.getRoot("count?queue=" + EVENTS).status() == 200;
    } catch (Api.NoAnswerException e) {
      return false;
    }
  }

  /** How many messages are in a queue. */
  int count(String queue) {
    return Integer.parseInt(http.getRoot("count?queue=" + queue).expect(200).text());
  }

  /** The next message of the queue of the rejected; fails if none comes. */
  Answer rejected() {
    return http.getRoot("take?queue=" + REJECTED + "&wait=20000").expect(200);
  }

  /** Sends a message; its id. What is a query says how: {@code type=bytes}. */
  String send(String query, String key, byte[] body) {
    return send("send", query, key, body).header("X-Message-Id");
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

  /** Sends a message whose answer nobody waits for any more. */
  void askForNobody(String key, byte[] body) {
    send("nobody", "", key, body);
  }

  private Answer send(String how, String query, String key, byte[] body) {
    Api with = key.isEmpty() ? http : http.with("X-Jms-Key", "SynqApiKey=" + key);
    return with.with("X-Jms-Own", "OwnProperty=kept")
        .send("POST", how + "?" + query, "application/octet-stream", body)
        .expect(200);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
