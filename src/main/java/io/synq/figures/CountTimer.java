package io.synq.figures;

import io.synq.platform.PeriodicTimer;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Writes this node's {@link Counts}, a last time when it stops. */
@Singleton
@Startup
@DependsOn("FirstStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CountTimer extends PeriodicTimer {
  @Inject Counts counts;

  public CountTimer() {
    super(System.Logger.Level.WARNING, "counts.not_written", Duration.ofSeconds(5));
  }

  @Override
  protected void run() {
    counts.flush();
  }

  @PreDestroy
  void end() {
    tick();
  }
}
