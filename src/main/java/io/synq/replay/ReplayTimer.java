package io.synq.replay;

import io.synq.platform.PeriodicTimer;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks for jobs that nobody works on, on every node: each is taken by one. */
@Singleton
@Startup
@DependsOn("FirstStart")
public class ReplayTimer extends PeriodicTimer {
  @Inject ReplayRunner runner;

  public ReplayTimer() {
    super(System.Logger.Level.ERROR, "replays.failed", Duration.ofSeconds(1));
  }

  @Override
  protected void run() {
    runner.takeFree();
  }
}
