package io.synq.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by hour the events of a tenant, and how an endpoint's attempts and deliveries end: in
 * memory, and written every few seconds, so that figures cost the recording transactions nothing. A
 * node that is killed loses the counts of its last seconds; the deliveries themselves are the
 * record.
 */
@ApplicationScoped
public class HourlyCounts {
  private HourlyRows rows;
  private Map<Slot, Count> counts = new TreeMap<>();

  @Inject
  HourlyCounts(HourlyRows rows) {
    this.rows = rows;
  }

  protected HourlyCounts() {}

  /**
   * What is counted together.
   *
   * @param endpointId for {@link #EVENTS} the tenant's id: they are of no endpoint
   * @param bucket of attempts' durations; {@link #ENDS} counts deliveries that ended
   */
  record Slot(String tenantId, String endpointId, Instant hour, int bucket)
      implements Comparable<Slot> {
    static final int ENDS = -1;
    static final int EVENTS = -2;

    private static final Comparator<Slot> ORDER =
        Comparator.comparing(Slot::endpointId)
            .thenComparing(Slot::hour)
            .thenComparing(Slot::bucket)
            .thenComparing(Slot::tenantId);

    @Override
    public int compareTo(Slot other) {
      return ORDER.compare(this, other);
    }
  }

  record Count(long succeeded, long failed) {
    static Count of(boolean success) {
      return success ? new Count(1, 0) : new Count(0, 1);
    }

    Count plus(Count other) {
      return new Count(succeeded + other.succeeded, failed + other.failed);
    }
  }

  /** A test counts for nothing. */
  void concluded(Conclusion conclusion, Instant now) {
    Claimed claimed = conclusion.claimed();
    if (claimed.isTest()) {
      return;
    }
    if (conclusion.attempt() != null) {
      int bucket = DurationBuckets.of(conclusion.attempt().durationMs());
      add(claimed.tenantId(), claimed.endpointId(), now, bucket, !conclusion.failed());
    }
    if (conclusion.state() == DeliveryState.DELIVERED
        || conclusion.state() == DeliveryState.FAILED) {
      boolean delivered = conclusion.state() == DeliveryState.DELIVERED;
      add(claimed.tenantId(), claimed.endpointId(), now, Slot.ENDS, delivered);
    }
  }

  /** Events of a tenant that were stored. */
  public void accepted(String tenantId, Instant now, int events) {
    Slot slot = new Slot(tenantId, tenantId, now.truncatedTo(ChronoUnit.HOURS), Slot.EVENTS);
    put(Map.of(slot, new Count(events, 0)));
  }

  /** A delivery whose time was over. */
  void expired(String tenantId, String endpointId, Instant now) {
    add(tenantId, endpointId, now, Slot.ENDS, false);
  }

  private void add(String tenantId, String endpointId, Instant now, int bucket, boolean success) {
    Slot slot = new Slot(tenantId, endpointId, now.truncatedTo(ChronoUnit.HOURS), bucket);
    put(Map.of(slot, Count.of(success)));
  }

  private synchronized void put(Map<Slot, Count> more) {
    more.forEach((slot, count) -> counts.merge(slot, count, Count::plus));
  }

  private synchronized Map<Slot, Count> take() {
    Map<Slot, Count> taken = counts;
    counts = new TreeMap<>();
    return taken;
  }

  /** Writes what was counted since the last time; what cannot be written is kept. */
  void flush() {
    Map<Slot, Count> taken = take();
    try {
      rows.add(taken);
    } catch (RuntimeException e) {
      put(taken);
      throw e;
    }
  }
}
