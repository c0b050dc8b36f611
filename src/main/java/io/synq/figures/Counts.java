package io.synq.figures;

import io.synq.delivery.Claimed;
import io.synq.delivery.Conclusion;
import io.synq.delivery.DeliveryState;
import io.synq.delivery.Expired;
import io.synq.delivery.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts the events of a tenant, and how an endpoint's attempts and deliveries end, by minute and
 * by hour: in memory, and written every few seconds, so that figures cost the recording
 * transactions nothing. A node that is killed loses the counts of its last seconds; the deliveries
 * themselves are the record.
 */
@ApplicationScoped
public class Counts {
  /**
   * How long after its end a span is still counted in: later the run has forgotten what it counted
   * there, and would write too little over it.
   */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final CountRows rows;
  private final InstantSource clock;

  /** Since the last time that it was written, by minute. */
  private Map<Slot, Tally> fresh = new HashMap<>();

  /** All that this run has counted in spans that are not over yet; only whoever writes uses it. */
  private final Map<Slot, Tally> kept = new HashMap<>();

  private final Set<Slot> unwritten = new HashSet<>();
  private Instant written = Instant.MIN;

  @Inject
  public Counts(CountRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * What is counted together.
   *
   * @param scopeId the endpoint's id; the tenant's for all that it has
   */
  record Slot(String tenantId, String scopeId, CountSpan span, Instant start)
      implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
        Comparator.comparing(Slot::scopeId)
            .thenComparing(Slot::span)
            .thenComparing(Slot::start)
            .thenComparing(Slot::tenantId);

    static Slot minute(String tenantId, String scopeId, Instant now) {
      return new Slot(tenantId, scopeId, CountSpan.MINUTE, now.truncatedTo(ChronoUnit.MINUTES));
    }

    Slot hour() {
      return new Slot(tenantId, scopeId, CountSpan.HOUR, start.truncatedTo(ChronoUnit.HOURS));
    }

    Slot ofTenant() {
      return new Slot(tenantId, tenantId, span, start);
    }

    boolean isOfTenant() {
      return scopeId.equals(tenantId);
    }

    boolean isOver(Instant now) {
      return start.plus(span.length()).plus(LATE).isBefore(now);
    }

    @Override
    public int compareTo(Slot other) {
      return ORDER.compare(this, other);
    }
  }

  void recorded(@Observes Recorded group) {
    group.conclusions().forEach(conclusion -> concluded(conclusion, group.at()));
  }

  /** A test counts for nothing. */
  private void concluded(Conclusion conclusion, Instant now) {
    Claimed claimed = conclusion.claimed();
    if (!claimed.test()) {
      count(claimed.tenantId(), claimed.endpointId(), now, tally -> add(tally, conclusion));
    }
  }

  private static void add(Tally tally, Conclusion conclusion) {
    if (conclusion.attempt() != null) {
      tally.attempt(
          conclusion.claimed().eventType(),
          conclusion.attempt().durationMs(),
          conclusion.status(),
          !conclusion.failed());
    }
    if (conclusion.state() == DeliveryState.DELIVERED
        || conclusion.state() == DeliveryState.FAILED) {
      tally.end(conclusion.state() == DeliveryState.DELIVERED);
    }
  }

  /** Events of a tenant that were stored, by the type of each. */
  public void accepted(String tenantId, Instant now, Collection<String> types) {
    count(tenantId, tenantId, now, tally -> types.forEach(tally::event));
  }

  void expired(@Observes(during = TransactionPhase.AFTER_SUCCESS) Expired delivery) {
    count(delivery.tenantId(), delivery.endpointId(), delivery.at(), tally -> tally.end(false));
  }

  private synchronized void count(
      String tenantId, String scopeId, Instant now, Consumer<Tally> what) {
    what.accept(fresh.computeIfAbsent(Slot.minute(tenantId, scopeId, now), slot -> new Tally()));
  }

  private synchronized Map<Slot, Tally> take() {
    Map<Slot, Tally> taken = fresh;
    fresh = new HashMap<>();
    return taken;
  }

  /** Writes what was counted since the last time; what fails is written the next time. */
  void flush() {
    synchronized (kept) {
      Instant now = clock.instant();
      if (now.isBefore(written)) {
        // The clock was set back: of hours that come again this run has forgotten what it counted.
        write();
        rows.beginRun();
        kept.clear();
      }
      written = now;
      take().forEach((minute, tally) -> keep(minute, tally, now));
      write();
      kept.keySet().removeIf(slot -> slot.isOver(now));
    }
  }

  private void write() {
    Map<Slot, Tally> changed = new TreeMap<>();
    unwritten.forEach(slot -> changed.put(slot, kept.get(slot)));
    rows.write(changed);
    unwritten.clear();
  }

  private void keep(Slot minute, Tally tally, Instant now) {
    for (Slot slot : new Slot[] {minute, minute.hour()}) {
      keep(slot, now, sum -> sum.add(tally));
      if (!minute.isOfTenant()) {
        keep(slot.ofTenant(), now, sum -> sum.addEndpoint(tally));
      }
    }
  }

  private void keep(Slot slot, Instant now, Consumer<Tally> what) {
    if (kept.containsKey(slot) || !slot.isOver(now)) {
      what.accept(kept.computeIfAbsent(slot, key -> new Tally()));
      unwritten.add(slot);
    }
  }
}
