package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether the delivery loop of this node is alive. */
@ApplicationScoped
public class DeliveryLoop {
  private static final int PERIODS = 10;
  private static final Duration LEAST = Duration.ofSeconds(30);

  private InstantSource clock = InstantSource.system();
  private Duration patience = LEAST;
  private volatile Instant last = Instant.EPOCH;

  @Inject
  DeliveryLoop(InstantSource clock, DeliverySettings settings) {
    this.clock = clock;
    Duration periods = settings.duePeriod.multipliedBy(PERIODS);
    this.patience = periods.compareTo(LEAST) > 0 ? periods : LEAST;
    this.last = clock.instant();
  }

  protected DeliveryLoop() {}

  void ticked(Instant now) {
    last = now;
  }

  /** False when the loop has not come round for ten periods, and at least 30 s. */
  public boolean alive() {
    return clock.instant().isBefore(last.plus(patience));
  }
}
