package io.synq.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Whether events come in on this node now, to which other work is to give way. */
@ApplicationScoped
public class LiveTraffic {
  private static final Duration RECENT = Duration.ofSeconds(1);

  private volatile Instant last = Instant.MIN;

  public void came(Instant now) {
    last = now;
  }

  public boolean flows(Instant now) {
    return last.plus(RECENT).isAfter(now);
  }
}
