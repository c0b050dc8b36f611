package io.synq.delivery;

import io.synq.platform.Drain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** How a node leaves: others make the deliveries that it has not begun. */
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
   * Waits for requests on the wire. If all have ended, gives back the deliveries that this node
   * claimed or was to be told of. Otherwise they are kept until their leases end: a receiver may
   * have got one whose end is not known.
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
