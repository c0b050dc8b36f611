package io.synq.intake;

import io.synq.messaging.Messaging;
import io.synq.platform.Monotonic;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of producers, taken in groups. A group is consumed in one transaction, which holds
 * nothing else than the queue of the rejected: by its commit the events are committed to the
 * database, so that a crash in between brings the messages again, as duplicates.
 */
@ApplicationScoped
public class IntakeQueue {
  private static final int MOST_MESSAGES = 256;
  private static final long WAIT_MS = 1000;

  /** A broker's messages come one after the other: what is on its way makes the group larger. */
  private static final Duration GATHERING = Duration.ofMillis(20);

  private static final long STEP_MS = 5;

  @Resource(lookup = "java:comp/env/jms/synq/events")
  Queue queue;

  @Resource UserTransaction transaction;

  private final Messaging messaging;
  private final MessageIntake intake;
  private final RejectedQueue rejected;
  private final IntakeSettings settings;

  @Inject
  IntakeQueue(
      Messaging messaging, MessageIntake intake, RejectedQueue rejected, IntakeSettings settings) {
    this.messaging = messaging;
    this.intake = intake;
    this.rejected = rejected;
    this.settings = settings;
  }

  /**
   * Waits up to a second for a group; whether it is done with. Otherwise it comes again, or the
   * messaging is away.
   */
  boolean next() throws Exception {
    if (messaging.away()) {
      return false;
    }
    transaction.begin();
    boolean done = false;
    try {
      done = messaging.run(this::consume);
    } finally {
      end(done);
    }
    return done;
  }

  private boolean consume(Connection connection, Session session) throws JMSException {
    connection.start();
    try (MessageConsumer consumer = session.createConsumer(queue)) {
      List<EventMessage> group = receive(consumer);
      List<Taken> taken = group.isEmpty() ? List.of() : intake.take(group);
      if (taken.stream().anyMatch(Taken.PutBack.class::isInstance)) {
        return false;
      }
      rejected.put(session, group, taken);
      return true;
    }
  }

  /** What is there, as far as memory has room for it. */
  private List<EventMessage> receive(MessageConsumer consumer) throws JMSException {
    List<EventMessage> group = new ArrayList<>();
    long bytes = 0;
    Message message = consumer.receive(WAIT_MS);
    long begun = Monotonic.nanos();
    while (message != null) {
      EventMessage event = new EventMessage(message);
      group.add(event);
      bytes += event.size();
      boolean full = group.size() == MOST_MESSAGES || bytes >= settings.maxBatchBytes;
      message = full ? null : next(consumer, begun);
    }
    return group;
  }

  private @Nullable Message next(MessageConsumer consumer, long begun) throws JMSException {
    Message message = consumer.receiveNoWait();
    boolean gathering = Monotonic.nanos() - begun < GATHERING.toNanos();
    return message == null && gathering ? consumer.receive(STEP_MS) : message;
  }

  private void end(boolean done) throws Exception {
    if (done && transaction.getStatus() == Status.STATUS_ACTIVE) {
      transaction.commit();
    } else {
      rollBack();
    }
  }

  private void rollBack() throws SystemException {
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
  }
}
