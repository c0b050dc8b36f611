package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What producers have committed to the queue is stored once, whatever happens meanwhile. */
class JmsCrashSystemIT {
  private static final int PORT = Ports.free();
  private static final int GROUP = 20;
  private static final int EVENTS = 4_000;
  private static final int SENDERS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Receiver RECEIVER = new Receiver();
  private static Cable cable;
  private static SynqServer server;
  private static JmsApplication application;

  private final Set<String> committed = ConcurrentHashMap.newKeySet();
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean enough;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.putAll(JmsApplication.openAt(PORT));
    if (System.getProperty("synq.db", "derby").equals("postgresql")) {
      settings.putAll(Postgres.newDatabase());
      cable = new Cable(Integer.parseInt(settings.get("SYNQ_DB_PORT")));
      settings.put("SYNQ_DB_PORT", Integer.toString(cable.port()));
    }
    server = SynqServer.start(settings);
    application = JmsApplication.start(server, PORT);
  }

  @AfterAll
  static void stop() {
    if (application != null) {
      application.close();
    }
    server.close();
    RECEIVER.close();
    if (cable != null) {
      cable.close();
    }
  }

  @AfterEach
  void sendNoMore() {
    enough = true;
  }

  @Test
  void killedServerGoesOnWithWhatIsInTheQueue() throws Exception {
    TestTenant tenant = TestTenant.on(server);
    tenant.endpoint(RECEIVER.on("/kill", Reaction.status(200)));
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Thread sender = new Thread(() -> send(tenant.key()));
      sender.start();
      senders.add(sender);
    }
    Await.until(LIMIT, () -> committed.size() > EVENTS / 2 && RECEIVER.at("/kill").size() > GROUP);
    server.kill();
    enough = Broker.inUse();
    for (Thread sender : senders) {
      sender.join();
    }
    // Embedded messaging goes with its server; a broker takes whatever is sent meanwhile.
    assertThat(unsure.isEmpty()).isEqualTo(Broker.inUse());

    server.restart();
    Await.until(LIMIT, () -> application.count(JmsApplication.EVENTS) == 0);
    Await.until(LIMIT, () -> received("/kill").keySet().containsAll(committed));
    assertThat(application.count(JmsApplication.REJECTED)).isZero();
    // Each message was one event, though none had an event_id, and some came twice from the queue.
    assertThat(received("/kill").values()).allMatch(ids -> ids.size() == 1);
    Set<String> sent = new HashSet<>(committed);
    sent.addAll(unsure);
    assertThat(sent).containsAll(received("/kill").keySet());
  }

  @Test
  @EnabledIfSystemProperty(
      named = "synq.db",
      matches = "postgresql",
      disabledReason = "Derby lives in the server's own process")
  void messagesWaitForADatabaseThatIsAway() {
    TestTenant tenant = TestTenant.on(server);
    tenant.endpoint(RECEIVER.on("/away", Reaction.status(200)));
    sendGroup(tenant.key());
    Await.until(LIMIT, () -> received("/away").size() == GROUP);
    cable.cut();
    for (int i = 0; i < 10; i++) {
      sendGroup(tenant.key());
    }
    // All that are taken at once are put back, and come again a second time.
    Await.until(LIMIT, () -> metric("synq_messages_put_back_total") > 100);
    assertThat(received("/away")).hasSize(GROUP);

    cable.mend();
    Await.until(LIMIT, () -> received("/away").keySet().equals(committed));
    Await.until(LIMIT, () -> application.count(JmsApplication.EVENTS) == 0);
    assertThat(application.count(JmsApplication.REJECTED)).isZero();
    assertThat(received("/away").values()).allMatch(ids -> ids.size() == 1);
  }

  /** Sends groups until one fails, or it is enough: the server is killed meanwhile. */
  private void send(String key) {
    while (next.getAndAdd(GROUP) < 100 * EVENTS && unsure.isEmpty() && !enough) {
      sendGroup(key);
    }
  }

  private void sendGroup(String key) {
    List<String> ids = new ArrayList<>();
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < GROUP; i++) {
      String id = UUID.randomUUID().toString();
      JsonObject payload = Json.createObjectBuilder().add("id", id).build();
      ids.add(id);
      events.add(TestEvents.with(TestEvents.order(), "payload", payload));
    }
    try {
      application.sendAll(key, events);
      committed.addAll(ids);
    } catch (AssertionError e) {
      unsure.addAll(ids);
    }
  }

  /** The event ids that came to a path, by the id in their payload. */
  private static Map<String, Set<String>> received(String path) {
    return RECEIVER.at(path).stream()
        .collect(
            Collectors.groupingBy(
                request -> request.json().getJsonObject("payload").getString("id"),
                Collectors.mapping(Received::eventId, Collectors.toSet())));
  }

  private static double metric(String name) {
    return Api.anonymous(server.url())
        .getRoot("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
