package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A broker of their own is between producers and the server: it goes away, and comes back. */
@Order(10)
@ResourceLock(Mortal.LOCK)
class BrokerSystemIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration OUTAGE = Duration.ofSeconds(8);

  /** In so long. */
  private static final int MOST_LINES = 25;

  private static final Pattern TRAFFIC =
      Pattern.compile("\"(event|delivery)[.](accepted|delivered|retrying) ");

  private static final Receiver RECEIVER = new Receiver();
  private static Broker broker;
  private static SynqServer server;
  private static JmsApplication application;

  private final TestTenant tenant = TestTenant.on(server);

  @BeforeAll
  static void start() {
    broker = Mortal.running().broker();
    server = Mortal.running().server();
    application = Mortal.running().producers();
  }

  @AfterAll
  static void stop() {
    RECEIVER.close();
  }

  @Test
  void eventsAreAcceptedAndDeliveredWhileTheBrokerIsAway() {
    tenant.endpoint(RECEIVER.on("/away", Reaction.status(200)));
    RestProducers rest = new RestProducers(tenant, 1, Duration.ofMillis(20));
    JmsProducers jms = new JmsProducers(application, tenant, 1);
    Await.until(LIMIT, () -> rest.accepted().size() > 100);
    Await.until(LIMIT, () -> jms.committed().size() > 10 * JmsProducers.GROUP);
    Await.until(LIMIT, () -> received("/away").size() > 100);
    broker.kill();
    jms.join();
    Await.until(LIMIT, () -> health().contains("\"away\":true"));

    int before = server.messages().length();
    Instant away = Instant.now();
    String one = tenant.post("order.created");
    tenant.delivery(one, "delivered");
    Await.throughout(OUTAGE, () -> health().contains("\"away\":true"));
    assertThat(server.messages().substring(before).lines())
        .filteredOn(line -> !TRAFFIC.matcher(line).find())
        .hasSizeLessThan((int) (MOST_LINES * Math.max(1, since(away).dividedBy(OUTAGE))));
    tenant.delivery(tenant.post("order.created"), "delivered");

    broker.restart();
    Await.until(LIMIT, () -> health().contains("\"away\":false"));
    rest.stop();
    rest.join();
    assertThat(rest.refused()).isEmpty();
    Await.until(LIMIT, () -> received("/away").containsAll(rest.posted()));
    Await.until(LIMIT, () -> received("/away").containsAll(jms.committed()));
    Await.until(LIMIT, () -> application.count(JmsApplication.EVENTS) == 0);
    assertThat(application.count(JmsApplication.REJECTED)).isZero();
    assertAnswered();
  }

  private static Duration since(Instant time) {
    return Duration.between(time, Instant.now());
  }

  /** Of a server that is ready all the while: events are taken in without a broker. */
  private static String health() {
    return Api.anonymous(server.url()).getRoot("/health/ready").expect(200).text();
  }

  private static Set<String> received(String path) {
    return JmsProducers.received(RECEIVER, path).keySet();
  }

  /**
   * Its own command stops it: Liberty ends the way to the broker and the application at once. What
   * waits for a slow endpoint then is left to other nodes.
   */
  @Test
  void serverThatStopsWithoutAnErrorAndStartsBeforeItsBrokerTakesWhatHasWaited() {
    String quick = tenant.endpoint(RECEIVER.on("/start", Reaction.status(200))).getString("id");
    AtomicBoolean slow = new AtomicBoolean(true);
    tenant.endpoint(RECEIVER.on("/slow", Reaction.by(one -> afterAMoment(slow.get()))));
    int before = server.messages().length();
    JmsProducers jms = new JmsProducers(application, tenant, 1);
    Await.until(LIMIT, () -> jms.committed().size() > 10 * JmsProducers.GROUP);
    server.stopByCommand();
    jms.stop();
    jms.join();
    assertThat(server.messages().substring(before))
        .contains("CWWKE0036I", "delivery.left unfinished=0")
        .doesNotContain("\"loglevel\":\"ERROR\"", "\"loglevel\":\"SEVERE\"", "FFDC1015I");
    slow.set(false);
    String id = UUID.randomUUID().toString();
    application.sendAll(tenant.key(), List.of(RestProducers.event(id)));
    // As often as a long outage of the database would have put it back.
    broker.deliverInVain(server.setting("SYNQ_BROKER_PREFIX") + JmsApplication.EVENTS, 10);
    broker.kill();
    server.restart(Map.of("SYNQ_BROKER_URL", failover()));
    assertThat(tenant.deliveryTo(tenant.post("order.created"), quick).getString("state"))
        .isEqualTo("delivered");
    assertThat(received("/start")).doesNotContain(id);

    broker.restart();
    Await.until(LIMIT, () -> received("/start").contains(id));
    Await.until(LIMIT, () -> received("/start").containsAll(jms.committed()));
    Await.until(LIMIT, () -> received("/slow").containsAll(jms.committed()));
    Await.until(LIMIT, () -> application.count(JmsApplication.EVENTS) == 0);
    assertThat(application.count(JmsApplication.REJECTED)).isZero();

    broker.kill();
    Await.until(LIMIT, () -> health().contains("\"away\":true"));
    broker.restart();
    Await.until(LIMIT, () -> health().contains("\"away\":false"));
    assertAnswered();
  }

  private static Reaction afterAMoment(boolean slow) {
    Reaction done = Reaction.status(200);
    return slow ? Reaction.after(Duration.ofSeconds(1), done) : done;
  }

  /** As the documentation has it for two brokers. */
  private static String failover() {
    return "failover:("
        + broker.url()
        + ")?startupMaxReconnectAttempts=1&maxReconnectAttempts=1&timeout=3000";
  }

  private void assertAnswered() {
    byte[] order = TestEvents.order().toString().getBytes(UTF_8);
    Answer answer = application.ask("", tenant.key(), order);
    assertThat(answer.header("X-Jms-SynqStatus")).isEqualTo("202");
  }

  @Test
  void brokerWhoseCertificateHasAnotherNameIsNotTrusted() {
    SynqServer other = Servers.hasty();
    Await.until(LIMIT, () -> other.messages().contains("No name matching localhost found"));
    assertThat(other.messages()).contains("messaging.away").doesNotContain("messaging.back");
  }

  @Test
  void exampleProducerRunsFromTheCommandLine(@TempDir Path directory) throws IOException {
    Path program = JmsApplication.example(directory, "JmsProducer").toPath().getParent();
    Files.writeString(
        directory.resolve("jndi.properties"),
        """
        java.naming.factory.initial=org.apache.activemq.jndi.ActiveMQInitialContextFactory
        java.naming.provider.url=%s
        userName=%s
        password=%s
        connectionFactoryNames=jms/synq/connections
        queue.jms/synq/events=%sSYNQ.EVENTS
        """
            .formatted(
                broker.url(), Broker.USER, Broker.PASSWORD, server.setting("SYNQ_BROKER_PREFIX")));
    Path event =
        Files.writeString(directory.resolve("event.json"), TestEvents.orderWithId().toString());
    Ran ran =
        Ran.run(
            Map.of("SYNQ_KEY", tenant.key()),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path") + ":" + program,
            "JmsProducer",
            event.toString());
    assertThat(ran.output()).contains("202 {");
    assertThat(ran.status()).isZero();
  }
}
