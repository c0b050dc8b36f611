package io.synq.replay;

import io.synq.delivery.Lanes;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.platform.CostlyWork;
import io.synq.retention.RetentionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a job opens next for an endpoint, if anything. Outside of its transactions. */
@ApplicationScoped
public class Lookout {
  private final Subscribers subscribers;
  private final Lanes lanes;
  private final Selection selection;
  private final RetentionSettings retention;
  private final InstantSource clock;

  @Inject
  Lookout(
      Subscribers subscribers,
      Lanes lanes,
      Selection selection,
      RetentionSettings retention,
      InstantSource clock) {
    this.subscribers = subscribers;
    this.lanes = lanes;
    this.selection = selection;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * How to find what comes next.
   *
   * @param costly whether that is to wait for the tenant's turn
   */
  record Look(CostlyWork.Steps<Selection.Found> steps, boolean costly) {}

  /**
   * How to find what comes next, so many at most. Empty while the endpoint is to be left alone: it
   * is disabled, or has enough before it.
   */
  Optional<Look> next(ReplaySteps.Status status, ReplaySteps.Ahead ahead, int atOnce) {
    List<OpenDeliveries.Open> open = status.openAt(ahead.endpointId());
    if (Pace.room(open) == 0) {
      return Optional.empty();
    }
    String tenantId = status.tenantId();
    Subscriber subscriber = subscribers.of(Set.of(tenantId)).get(tenantId).get(ahead.endpointId());
    Instant oldest = clock.instant().minus(retention.period);
    if (subscriber == null || status.filter().to().isBefore(oldest)) {
      Selection.Found nothing = new Selection.Found(List.of(), ahead.position(), true);
      return Optional.of(new Look(() -> Optional.of(nothing), false));
    }
    int room = Pace.room(open, lanes.size(ahead.endpointId()), subscriber.maxInFlight());
    int most = Math.min(room, atOnce);
    return room == 0 || !subscriber.enabled()
        ? Optional.empty()
        : Optional.of(
            new Look(
                selection.next(status.filter(), subscriber, ahead.position(), most),
                subscriber.order() != null || selection.isCostly(status.filter(), subscriber)));
  }
}
