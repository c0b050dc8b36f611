package io.synq.delivery;

import io.synq.messaging.Messaging;
import io.synq.platform.Batcher;
import io.synq.platform.Workers;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
 * Tells the nodes that deliveries can be made, up to {@link Batcher#MAX_GROUP} a message. Never
 * waits and never fails: while the messaging is away, this node makes them; and a message that is
 * lost is only a late delivery, which {@link DueTimer} finds.
 */
@ApplicationScoped
public class DeliveryQueue {
  private static final System.Logger LOG = System.getLogger(DeliveryQueue.class.getName());
  private static final int CAPACITY = 100_000;

  @Resource(lookup = "java:comp/env/jms/synq/deliveries")
  Queue queue;

  private final Messaging messaging;
  private final Deliverer deliverer;
  private final Batcher<Wake, Boolean> batcher;
  private volatile boolean works = true;

  @Inject
  public DeliveryQueue(Messaging messaging, Deliverer deliverer, Workers workers) {
    this.messaging = messaging;
    this.deliverer = deliverer;
    batcher = new Batcher<>(workers, 1, CAPACITY, this::send);
  }

  /** To be called once the deliveries are committed; those of one call go into one message. */
  public void wake(Collection<Wake> wakes) {
    List<Wake> all = List.copyOf(wakes);
    for (int start = 0; start < all.size(); start += Batcher.MAX_GROUP) {
      batcher.submitAll(all.subList(start, Math.min(all.size(), start + Batcher.MAX_GROUP)));
    }
  }

  private List<Boolean> send(List<Wake> group) {
    if (!messaging.settled() || !sent(group)) {
      deliverer.wake(group);
    }
    return Collections.nCopies(group.size(), Boolean.TRUE);
  }

  private boolean sent(List<Wake> group) {
    String text = group.stream().map(Wake::encode).collect(Collectors.joining("\n"));
    try {
      messaging.run((connection, session) -> send(session, text));
      works = true;
    } catch (JMSException | RuntimeException e) {
      if (works) {
        LOG.log(System.Logger.Level.WARNING, "queue.unreachable wakes=" + group.size(), e);
      }
      works = false;
    }
    return works;
  }

  private boolean send(Session session, String text) throws JMSException {
    try (MessageProducer producer = session.createProducer(queue)) {
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.send(session.createTextMessage(text));
    }
    return true;
  }
}
