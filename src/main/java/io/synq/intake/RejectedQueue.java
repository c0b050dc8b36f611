package io.synq.intake;

import io.synq.platform.Problem;
import io.synq.platform.ProblemResponse;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private static final System.Logger LOG = System.getLogger(RejectedQueue.class.getName());

  @Resource(lookup = "java:comp/env/jms/synq/connections")
  ConnectionFactory connections;

  @Resource(lookup = "java:comp/env/jms/synq/rejected")
  Queue queue;

  private IntakeSettings settings;
  private MessageMetrics metrics;

  @Inject
  RejectedQueue(IntakeSettings settings, MessageMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  protected RejectedQueue() {}

  /**
   * Moves a message here within the transaction at hand. Whether the message is done with: one that
   * cannot be moved comes again, a few times, and is then dropped with a line in the log, so that
   * it does not stand in the way of others for ever.
   */
  boolean put(Message message, Taken.Refused refused) {
    EventMessage event = new EventMessage(message);
    try {
      if (event.deliveries() > MessageIntake.MOST_DELIVERIES) {
        return drop(event, refused);
      }
      String id = message.getJMSMessageID();
      Map<String, Object> properties = properties(message);
      message.clearProperties();
      for (Map.Entry<String, Object> property : properties.entrySet()) {
        message.setObjectProperty(property.getKey(), property.getValue());
      }
      message.setStringProperty(PROBLEM, document(refused));
      message.setStringProperty(MESSAGE_ID, id);
      message.setStringProperty(TENANT, refused.tenantId());
      try (JMSContext context = connections.createContext()) {
        context
            .createProducer()
            .setDeliveryMode(DeliveryMode.PERSISTENT)
            .setTimeToLive(settings.rejectedPeriod.toMillis())
            .send(queue, message);
      }
      log(System.Logger.Level.INFO, "message.rejected", event, refused);
      return true;
    } catch (JMSException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "message.not_moved message=" + event.name(), e);
      return false;
    }
  }

  private boolean drop(EventMessage event, Taken.Refused refused) {
    metrics.dropped();
    log(System.Logger.Level.ERROR, "message.dropped", event, refused);
    return true;
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

  /** Without its single errors if they are very many. */
  private static String document(Taken.Refused refused) {
    Problem problem = refused.problem();
    String document = ProblemResponse.json(problem, refused.traceId()).toString();
    return document.length() <= MOST_CHARACTERS
        ? document
        : ProblemResponse.json(
                new Problem(problem.type(), problem.detail(), List.of()), refused.traceId())
            .toString();
  }

  private static void log(
      System.Logger.Level level, String what, EventMessage event, Taken.Refused refused) {
    LOG.log(
        level,
        what
            + " tenant="
            + refused.tenantId()
            + " message="
            + event.name()
            + " status="
            + refused.problem().type().status()
            + " trace_id="
            + refused.traceId());
  }
}
