package io.synq.intake;

import io.synq.messaging.Messaging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers producers who asked for it, at least once: before their message is gone from the queue,
 * so that a message that comes again is answered again.
 */
@ApplicationScoped
public class Replies {
  static final String STATUS = "SynqStatus";

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
            asked.forEach(i -> send(session, group.get(i), answer(taken.get(i))));
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

  private void send(Session session, EventMessage event, MessageAnswer answer) {
    Message asking = event.message();
    try (MessageProducer producer = session.createProducer(asking.getJMSReplyTo())) {
      TextMessage reply = session.createTextMessage(answer.json());
      reply.setIntProperty(STATUS, answer.status());
      reply.setJMSCorrelationID(event.correlation().orElse(null));
      producer.setDeliveryMode(asking.getJMSDeliveryMode());
      producer.send(reply);
    } catch (JMSException | RuntimeException e) {
      metrics.repliesFailed(1);
      LOG.log(
          System.Logger.Level.WARNING,
          "reply.undeliverable message=" + event.name() + " reason=" + e.getMessage());
    }
  }
}
