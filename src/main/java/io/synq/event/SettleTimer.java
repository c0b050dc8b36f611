package io.synq.event;

import io.synq.platform.Outage;
import io.synq.platform.PeriodicTimer;
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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells how far this node is, each second: what whoever reads on has to wait for. */
@Singleton
@Startup
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SettleTimer extends PeriodicTimer {
  private static final System.Logger LOG = System.getLogger(SettleTimer.class.getName());

  @Inject Settlement settlement;

  private final AtomicBoolean running = new AtomicBoolean();

  public SettleTimer() {
    super(System.Logger.Level.WARNING, "events.not_settled", Duration.ofSeconds(1));
  }

  /** Before anything is stored, if it can be: if not, whoever stores first tells it. */
  @PostConstruct
  void begin() {
    tick();
  }

  @Override
  protected void run() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      settlement.tell();
    } catch (RuntimeException e) {
      String state = Outage.in(e).orElseThrow(() -> e);
      LOG.log(System.Logger.Level.WARNING, "events.not_settled sql_state=" + state);
    } finally {
      running.set(false);
    }
  }

  @PreDestroy
  void end() {
    // No further tick comes back.
    running.set(true);
    try {
      settlement.leave();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "events.node_not_left", e);
    }
  }
}
