package io.synq.intake;

import io.synq.platform.LogLine;
import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the messages that can never be accepted, each with the reason, for people to look at. Its
 * API key is taken out, since a secret is not to lie around.
 */
@ApplicationScoped
public class RejectedQueue {
  static final String PROBLEM = "SynqProblem";
  static final String TENANT = "SynqTenant";
  static final String MESSAGE_ID = "SynqMessageId";

  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_FAILURES = 10;
  private static final System.Logger LOG = System.getLogger(RejectedQueue.class.getName());

  @Resource(lookup = "java:comp/env/jms/synq/rejected")
  Queue queue;

  private final AtomicInteger failures = new AtomicInteger();
  private final IntakeSettings settings;
  private final MessageMetrics metrics;

  @Inject
  RejectedQueue(IntakeSettings settings, MessageMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  /**
   * Moves those of a group here that are refused, within the transaction at hand. If that has
   * failed again and again, they are dropped with lines in the log: they must not stand in the way
   * of others for ever.
   */
  void put(Session session, List<EventMessage> group, List<Taken> taken) throws JMSException {
    if (taken.stream().noneMatch(Taken.Refused.class::isInstance)) {
      return;
    }
    boolean hasRoom = failures.getAndIncrement() < MOST_FAILURES;
    for (int i = 0; i < group.size(); i++) {
      if (taken.get(i) instanceof Taken.Refused refused) {
        if (hasRoom) {
          move(session, group.get(i), refused);
        } else {
          drop(group.get(i), refused);
        }
      }
    }
    // After messages were dropped, the next ones are tried once more.
    failures.set(hasRoom ? 0 : MOST_FAILURES - 1);
  }

  private void move(Session session, EventMessage event, Taken.Refused refused)
      throws JMSException {
    Message message = event.message();
    String id = message.getJMSMessageID();
    Map<String, Object> properties = properties(message);
    message.clearProperties();
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      message.setObjectProperty(property.getKey(), property.getValue());
    }
    message.setStringProperty(PROBLEM, document(refused));
    message.setStringProperty(MESSAGE_ID, id);
    message.setStringProperty(TENANT, refused.tenantId());
    try (MessageProducer producer = session.createProducer(queue)) {
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      producer.setTimeToLive(settings.rejectedPeriod.toMillis());
      producer.send(message);
    }
    line("message.rejected", event, refused).info(LOG);
  }

  private void drop(EventMessage event, Taken.Refused refused) {
    metrics.dropped();
    line("message.dropped", event, refused).error(LOG);
  }

  /** Those of the producer; the others are the provider's own, and are set anew. */
  private static Map<String, Object> properties(Message message) throws JMSException {
    Map<String, Object> properties = new HashMap<>();
    for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      if (!name.startsWith("JMS") && !name.equals(EventMessage.KEY)) {
        properties.put(name, message.getObjectProperty(name));
      }
    }
    return properties;
  }

  /** The problem, without the list of its errors if that is very long. */
  private static String document(Taken.Refused refused) {
    Problem problem = refused.problem();
    String document = ProblemResponse.json(problem, refused.traceId()).toString();
    return document.length() <= MOST_CHARACTERS
        ? document
        : ProblemResponse.json(Problem.of(problem.type(), problem.detail()), refused.traceId())
            .toString();
  }

  private static LogLine line(String what, EventMessage event, Taken.Refused refused) {
    return LogLine.of(what)
        .id("tenant", refused.tenantId())
        .with("message", event.name())
        .with("status", refused.problem().type().status())
        .id(LogLine.TRACE, refused.traceId());
  }
}
