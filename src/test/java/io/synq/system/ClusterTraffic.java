package io.synq.system;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * Sends events at a steady rate, four of five by REST to one node after the other, the fifth by
 * JMS. As producers do, it sends again, with the same id, what was not answered.
 */
final class ClusterTraffic {
  private static final int THREADS = 32;
  private static final int GROUP = 10;
  private static final int FIFTH = 5;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final List<SynqServer> nodes;
  private final String key;
  private final ActiveMQConnectionFactory broker;
  private final String queue;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();

  /** All nodes take events of this key; the queue is theirs. */
  ClusterTraffic(List<SynqServer> nodes, String key, Broker broker, String queue) {
    this.nodes = nodes;
    this.key = key;
    this.queue = queue;
    this.broker = new ActiveMQConnectionFactory(Broker.USER, Broker.PASSWORD, broker.url());
  }

  /** The ids of what was answered 2xx, or committed to the queue. */
  Set<String> accepted() {
    return accepted;
  }

  /** Sends so many, so many a second; comes back when each is accepted. */
  void run(int events, int perSecond) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    ExecutorService messages = Executors.newSingleThreadExecutor();
    long start = System.nanoTime();
    List<JsonObject> group = new ArrayList<>();
    for (int number = 0; number < events; number++) {
      long due = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
      LockSupport.parkNanos(due - System.nanoTime());
      JsonObject event = TestEvents.orderWithId();
      if (number % FIFTH != 0) {
        threads.execute(() -> post(event));
        continue;
      }
      group.add(event);
      if (group.size() == GROUP) {
        List<JsonObject> full = List.copyOf(group);
        messages.execute(() -> send(full));
        group.clear();
      }
    }
    messages.execute(() -> send(group));
    for (ExecutorService each : List.of(threads, messages)) {
      each.shutdown();
      if (!each.awaitTermination(2, TimeUnit.MINUTES)) {
        throw new AssertionError("not all events were accepted");
      }
    }
  }

  private void post(JsonObject event) {
    while (true) {
      SynqServer node = nodes.get(turn.getAndIncrement() % nodes.size());
      try {
        Answer answer = Api.withKey(node.url(), key).post("/events", event);
        if (answer.status() / 100 == 2) {
          accepted.add(answer.string("event_id"));
          return;
        }
      } catch (Api.NoAnswerException e) {
        // The next one is asked.
      }
      LockSupport.parkNanos(PATIENCE.toNanos());
    }
  }

  private void send(List<JsonObject> events) {
    while (true) {
      try (Connection connection = broker.createConnection();
          Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
          MessageProducer producer = session.createProducer(session.createQueue(queue))) {
        for (JsonObject event : events) {
          TextMessage message = session.createTextMessage(event.toString());
          message.setStringProperty("SynqApiKey", key);
          producer.send(message);
        }
        session.commit();
        events.forEach(event -> accepted.add(event.getString("event_id")));
        return;
      } catch (JMSException e) {
        LockSupport.parkNanos(PATIENCE.toNanos());
      }
    }
  }
}
