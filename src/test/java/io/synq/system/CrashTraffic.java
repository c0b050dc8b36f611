package io.synq.system;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * Producers that go on whatever happens, by REST, one by one and in batches, and, where there is a
 * broker, by JMS as well. They note what was acknowledged.
 */
final class CrashTraffic implements AutoCloseable {
  private static final int ONE_BY_ONE = 4;
  private static final int BATCH = 25;
  private static final int GROUP = 10;
  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);
  private static final Duration BETWEEN_GROUPS = Duration.ofMillis(250);
  private static final Duration AWAY = Duration.ofMillis(200);

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> committed = ConcurrentHashMap.newKeySet();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final SynqServer server;
  private final TestTenant tenant;
  private final Semaphore turns;
  private final int producers;
  private volatile boolean over;

  CrashTraffic(SynqServer server, TestTenant tenant) {
    this.server = server;
    this.tenant = tenant;
    producers = ONE_BY_ONE + 1 + (Broker.inUse() ? 1 : 0);
    turns = new Semaphore(producers, true);
    new Threads(ONE_BY_ONE, () -> inTurns(this::post));
    new Threads(1, () -> inTurns(this::postBatch));
    if (Broker.inUse()) {
      new Threads(1, () -> inTurns(this::sendGroups));
    }
  }

  private void inTurns(Runnable work) {
    while (!over) {
      turns.acquireUninterruptibly();
      try {
        work.run();
      } finally {
        turns.release();
      }
    }
  }

  private void post() {
    String id = UUID.randomUUID().toString();
    boolean taken = post("/events", RestProducers.event(id), answer -> accepted.add(id));
    LockSupport.parkNanos((taken ? BETWEEN : AWAY).toNanos());
  }

  private void postBatch() {
    JsonArrayBuilder events = Json.createArrayBuilder();
    for (int i = 0; i < BATCH; i++) {
      events.add(RestProducers.event(UUID.randomUUID().toString()));
    }
    JsonObject body = Json.createObjectBuilder().add("events", events).build();
    boolean taken = post("/events/batch", body, this::takenOfBatch);
    LockSupport.parkNanos((taken ? BETWEEN_BATCHES : AWAY).toNanos());
  }

  /** Each event of a batch has its own result: taken, or a problem, which has a status. */
  private void takenOfBatch(Answer answer) {
    answer.json().getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .filter(result -> !result.containsKey("status"))
        .forEach(result -> accepted.add(result.getString("event_id")));
  }

  /** Whether it was answered 202, of which more is to be noted then. */
  private boolean post(String path, JsonObject body, Consumer<Answer> note) {
    try {
      Answer answer = tenant.api().post(path, body);
      count(answer.status());
      if (answer.status() == 202) {
        note.accept(answer);
        return true;
      }
    } catch (Api.NoAnswerException e) {
      count(0);
    }
    return false;
  }

  private void sendGroups() {
    var factory =
        new ActiveMQConnectionFactory(
            Broker.USER, Broker.PASSWORD, server.setting("SYNQ_BROKER_URL"));
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer =
          session.createProducer(
              session.createQueue(server.setting("SYNQ_BROKER_PREFIX") + JmsApplication.EVENTS));
      while (!over && !turns.hasQueuedThreads()) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < GROUP; i++) {
          String id = UUID.randomUUID().toString();
          TextMessage message = session.createTextMessage(RestProducers.event(id).toString());
          message.setStringProperty("SynqApiKey", tenant.key());
          producer.send(message);
          ids.add(id);
        }
        session.commit();
        committed.addAll(ids);
        LockSupport.parkNanos(BETWEEN_GROUPS.toNanos());
      }
    } catch (JMSException e) {
      LockSupport.parkNanos(AWAY.toNanos());
    }
  }

  private void count(int status) {
    answers.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
  }

  /** Has them wait once they have their answers. */
  void pause() {
    turns.acquireUninterruptibly(producers);
  }

  /** Lets them go on after that. */
  void goOn() {
    turns.release(producers);
  }

  /** Of their tenant. */
  Api api() {
    return tenant.api();
  }

  /** Events that were answered 202. */
  Set<String> accepted() {
    return accepted;
  }

  /** Events that were committed to the broker. */
  Set<String> committed() {
    return committed;
  }

  /** How often REST got another answer, or none. */
  int refused() {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey() != 202)
        .mapToInt(answer -> answer.getValue().get())
        .sum();
  }

  /** How often each status was answered by REST; 0 where there was no answer. */
  Map<Integer, AtomicInteger> answers() {
    return new TreeMap<>(answers);
  }

  @Override
  public void close() {
    over = true;
  }
}
