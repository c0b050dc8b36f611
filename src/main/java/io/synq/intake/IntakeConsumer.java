package io.synq.intake;

import io.synq.platform.Drain;
import io.synq.platform.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Consumes the intake queue, on every node. Not a message-driven bean: that has a transaction for
 * each message, and so a commit of the queue for each, where here a group shares one.
 */
@Singleton
@Startup
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IntakeConsumer {
  private static final System.Logger LOG = System.getLogger(IntakeConsumer.class.getName());
  private static final long PAUSE_MS = 1000;
  private static final long LAST_GROUP_MS = 5000;

  @Inject IntakeQueue queue;
  @Inject Workers workers;
  @Inject Drain drain;

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    for (int i = 0; i < Workers.groups(); i++) {
      threads.add(workers.start(this::consume));
    }
  }

  /**
   * Waits for the groups under way, whose database and queue go next. A node that leaves takes no
   * further ones in any case.
   */
  @PreDestroy
  public void stop() {
    stopped = true;
    try {
      for (Thread thread : threads) {
        thread.join(LAST_GROUP_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void consume() {
    boolean works = true;
    while (!stopped && !drain.begun()) {
      try {
        boolean done = queue.next();
        works = true;
        if (!done) {
          Thread.sleep(PAUSE_MS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        works = failed(works, e);
      }
    }
  }

  /** One line when it begins; a queue that is away stays so for a while. */
  private boolean failed(boolean worked, Exception reason) {
    if (worked && !stopped) {
      LOG.log(System.Logger.Level.WARNING, "intake_queue.unreachable", reason);
    }
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
    return false;
  }
}
