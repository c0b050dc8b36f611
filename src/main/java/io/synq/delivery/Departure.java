package io.synq.delivery;

import io.synq.platform.Drain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** A node's leave: others make the deliveries that it has not begun. */
@ApplicationScoped
public class Departure {
  private static final System.Logger LOG = System.getLogger(Departure.class.getName());
  private static final long LOOK_MS = 50;

  private final Drain drain;
  private final Deliverer deliverer;
  private final Lanes lanes;
  private final Recall recall;
  private final InstantSource clock;

  @Inject
  Departure(Drain drain, Deliverer deliverer, Lanes lanes, Recall recall, InstantSource clock) {
    this.drain = drain;
    this.deliverer = deliverer;
    this.lanes = lanes;
    this.recall = recall;
    this.clock = clock;
  }

  /** Gives back what is claimed but not sent. What is opened from now on is due for any node. */
  public void begin() {
    drain.begin();
    deliverer.pumpAll();
  }

  /**
   * Waits for what is on the wire, and gives back whatever wake-ups have not told of. What takes
   * too long is kept until its lease ends: its endpoint may have it.
   */
  public void finish(Duration most) throws InterruptedException {
    Instant end = clock.instant().plus(most);
    while (lanes.busy() > 0 && clock.instant().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    int left = lanes.busy();
    if (left == 0) {
      recall.begin(clock.instant());
    }
    LOG.log(System.Logger.Level.INFO, "delivery.left unfinished=" + left);
  }
}
