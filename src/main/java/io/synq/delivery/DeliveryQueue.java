package io.synq.delivery;

import io.synq.platform.Batcher;
import io.synq.platform.Workers;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the nodes that deliveries can be made, up to 256 a message. Never waits and never fails: a
 * message that is lost is only a late delivery, which {@link DueTimer} finds.
 */
@ApplicationScoped
public class DeliveryQueue {
  private static final System.Logger LOG = System.getLogger(DeliveryQueue.class.getName());
  private static final int CAPACITY = 100_000;

  @Resource(lookup = "java:comp/env/jms/synq/connections")
  ConnectionFactory connections;

  @Resource(lookup = "java:comp/env/jms/synq/deliveries")
  Queue queue;

  private Batcher<Wake, Boolean> batcher;

  @Inject
  DeliveryQueue(Workers workers) {
    batcher = new Batcher<>(workers, 1, CAPACITY, this::send);
  }

  protected DeliveryQueue() {}

  /** To be called once the deliveries are committed. */
  public void wake(Collection<Wake> wakes) {
    wakes.forEach(batcher::submit);
  }

  private List<Boolean> send(List<Wake> group) {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(queue)) {
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      String text = group.stream().map(Wake::encode).collect(Collectors.joining("\n"));
      producer.send(session.createTextMessage(text));
    } catch (JMSException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "queue.unreachable wakes=" + group.size(), e);
    }
    return Collections.nCopies(group.size(), Boolean.TRUE);
  }
}
