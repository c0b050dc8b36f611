package io.synq.intake;

import io.synq.messaging.Messaging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Answers producers who asked for it, at least once: before their message is gone from the queue,
 * so that a message that comes again is answered again.
 */
@ApplicationScoped
public class Replies {
  static final String STATUS = "SynqStatus";

  /**
   * A broker may tell of a new temporary queue a moment later than of the message that names it:
   * until then ActiveMQ's client takes it for a deleted one.
   */
  private static final Duration LEARNS_OF_QUEUES = Duration.ofMillis(250);

  private static final System.Logger LOG = System.getLogger(Replies.class.getName());

  private final Messaging messaging;
  private final MessageMetrics metrics;

  @Inject
  Replies(Messaging messaging, MessageMetrics metrics) {
    this.messaging = messaging;
    this.metrics = metrics;
  }

  /** Never fails: where an answer cannot go, nobody waits for it any more. */
  void send(List<EventMessage> group, List<Taken> taken) {
    List<Integer> asked =
        IntStream.range(0, group.size()).filter(i -> group.get(i).asks()).boxed().toList();
    if (asked.isEmpty()) {
      return;
    }
    try {
      messaging.run(
          (connection, session) -> {
            List<Integer> unknown =
                asked.stream()
                    .filter(i -> !reply(session, group.get(i), taken.get(i), false))
                    .toList();
            if (!unknown.isEmpty()) {
              LockSupport.parkNanos(LEARNS_OF_QUEUES.toNanos());
            }
            unknown.forEach(i -> reply(session, group.get(i), taken.get(i), true));
            return asked.size();
          });
    } catch (JMSException | RuntimeException e) {
      metrics.repliesFailed(asked.size());
      LOG.log(System.Logger.Level.WARNING, "replies.unreachable replies=" + asked.size(), e);
    }
  }

  private static MessageAnswer answer(Taken taken) {
    return taken instanceof Taken.Refused refused
        ? MessageAnswer.of(refused.problem(), refused.traceId())
        : MessageAnswer.of(((Taken.Stored) taken).result());
  }

  /** Sends the answer; false if it has to be tried again, since its queue may become known yet. */
  private boolean reply(Session session, EventMessage event, Taken taken, boolean last) {
    try {
      send(session, event, answer(taken));
    } catch (JMSException | RuntimeException e) {
      if (!last && e instanceof InvalidDestinationException) {
        return false;
      }
      metrics.repliesFailed(1);
      LOG.log(
          System.Logger.Level.WARNING,
          "reply.undeliverable message=" + event.name() + " reason=" + e.getMessage());
    }
    return true;
  }

  private static void send(Session session, EventMessage event, MessageAnswer answer)
      throws JMSException {
    Message asking = event.message();
    try (MessageProducer producer = session.createProducer(asking.getJMSReplyTo())) {
      TextMessage reply = session.createTextMessage(answer.json());
      reply.setIntProperty(STATUS, answer.status());
      reply.setJMSCorrelationID(event.correlation().orElse(null));
      producer.setDeliveryMode(asking.getJMSDeliveryMode());
      producer.send(reply);
    }
  }
}
