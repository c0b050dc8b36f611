package io.synq.delivery;

import io.synq.messaging.Messaging;
import io.synq.platform.Batcher;
import io.synq.platform.Monotonic;
import io.synq.platform.Workers;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the nodes that deliveries can be made, up to {@link Batcher#MAX_GROUP} a message. Never
 * waits and never fails: while the messaging is away, or lets whoever sends wait, this node makes
 * them; and a message that is lost is only a late delivery, which {@link DueTimer} finds.
 */
@ApplicationScoped
public class DeliveryQueue {
  private static final System.Logger LOG = System.getLogger(DeliveryQueue.class.getName());
  private static final int CAPACITY = 100_000;

  /** A broker that is full lets senders wait until somebody has made room, however long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Resource(lookup = "java:comp/env/jms/synq/deliveries")
  Queue queue;

  private final Messaging messaging;
  private final Deliverer deliverer;
  private final Batcher<Wake, Boolean> batcher;
  private final Batcher<Wake, Boolean> own;
  private final InstantSource pace;
  private volatile boolean works = true;
  private volatile boolean blocked;

  /** Since when a message is being sent; null for none. */
  private volatile @Nullable Instant sending;

  @Inject
  public DeliveryQueue(Messaging messaging, Deliverer deliverer, Workers workers) {
    this(messaging, deliverer, workers, Monotonic.instants());
  }

  DeliveryQueue(Messaging messaging, Deliverer deliverer, Workers workers, InstantSource pace) {
    this.messaging = messaging;
    this.deliverer = deliverer;
    this.pace = pace;
    batcher = new Batcher<>(workers, 1, CAPACITY, this::send);
    own = new Batcher<>(workers, 1, CAPACITY, this::keep);
  }

  /** To be called once the deliveries are committed; those of one call go into one message. */
  public void wake(Collection<Wake> wakes) {
    Batcher<Wake, Boolean> way = isBlocked() ? own : batcher;
    List<Wake> all = List.copyOf(wakes);
    for (int start = 0; start < all.size(); start += Batcher.MAX_GROUP) {
      way.submitAll(all.subList(start, Math.min(all.size(), start + Batcher.MAX_GROUP)));
    }
  }

  private boolean isBlocked() {
    Instant since = sending;
    boolean blocks = since != null && pace.instant().isAfter(since.plus(PATIENCE));
    if (blocks && !blocked) {
      blocked = true;
      LOG.log(System.Logger.Level.WARNING, "queue.blocked waiting=" + batcher.waiting());
    }
    return blocks;
  }

  private List<Boolean> send(List<Wake> group) {
    return messaging.settled() && sent(group)
        ? Collections.nCopies(group.size(), Boolean.TRUE)
        : keep(group);
  }

  /** For this node itself. */
  private List<Boolean> keep(List<Wake> group) {
    deliverer.wake(group);
    return Collections.nCopies(group.size(), Boolean.TRUE);
  }

  private boolean sent(List<Wake> group) {
    String text = group.stream().map(Wake::encode).collect(Collectors.joining("\n"));
    sending = pace.instant();
    try {
      messaging.run((connection, session) -> send(session, text));
      works = true;
      blocked = false;
    } catch (JMSException | RuntimeException e) {
      if (works) {
        LOG.log(System.Logger.Level.WARNING, "queue.unreachable wakes=" + group.size(), e);
      }
      works = false;
    } finally {
      sending = null;
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
