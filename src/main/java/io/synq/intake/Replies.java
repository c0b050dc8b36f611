package io.synq.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;

/**
 * Answers producers who asked for it, at least once: before their message is gone from the queue,
 * so that a message that comes again is answered again.
 */
@ApplicationScoped
public class Replies {
  static final String STATUS = "SynqStatus";

  private static final System.Logger LOG = System.getLogger(Replies.class.getName());

  @Resource(lookup = "java:comp/env/jms/synq/connections")
  ConnectionFactory connections;

  private MessageMetrics metrics;

  @Inject
  Replies(MessageMetrics metrics) {
    this.metrics = metrics;
  }

  protected Replies() {}

  /** Never fails: where the answer cannot go, nobody waits for it any more. */
  void send(EventMessage event, MessageAnswer answer) {
    try {
      Destination replyTo = event.message().getJMSReplyTo();
      if (replyTo != null) {
        send(event, replyTo, answer);
      }
    } catch (JMSException | RuntimeException e) {
      metrics.replyFailed();
      LOG.log(
          System.Logger.Level.WARNING,
          "reply.undeliverable message=" + event.name() + " reason=" + e.getMessage());
    }
  }

  private void send(EventMessage event, Destination replyTo, MessageAnswer answer)
      throws JMSException {
    try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      TextMessage reply = context.createTextMessage(answer.json());
      reply.setIntProperty(STATUS, answer.status());
      reply.setJMSCorrelationID(event.correlation().orElse(null));
      context
          .createProducer()
          .setDeliveryMode(event.message().getJMSDeliveryMode())
          .send(replyTo, reply);
    }
  }
}
