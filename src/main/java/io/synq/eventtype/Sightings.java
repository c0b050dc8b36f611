package io.synq.eventtype;

import io.synq.platform.Batcher;
import io.synq.platform.LogLine;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Enters types that nobody described into the catalogue when they first appear in an event. One
 * group at a time, so that a flood of new names leaves threads and connections to the others.
 */
@ApplicationScoped
public class Sightings {
  private static final System.Logger LOG = System.getLogger(Sightings.class.getName());
  private static final int MOST_WAITING = 10_000;

  private final TenantTypes tenants;
  private final Batcher<EventTypes.Sighting, EventTypes.Sighting> batcher;

  @Inject
  public Sightings(TenantTypes tenants, EventTypes types, Workers workers) {
    this.tenants = tenants;
    this.batcher = new Batcher<>(workers, 1, MOST_WAITING, group -> types.observe(group));
  }

  /** An event of this type was stored. Never fails; costs nothing for a type that is known. */
  public void saw(String tenantId, String type) {
    if (BuiltInTypes.find(type).isPresent()) {
      return;
    }
    try {
      TenantTypes.Snapshot known = tenants.of(tenantId);
      if (known.appears(type)) {
        var unused =
            batcher
                .submit(new EventTypes.Sighting(tenantId, type))
                .whenComplete((entered, failure) -> notEntered(known, type, failure));
      }
    } catch (RuntimeException e) {
      LogLine.of("event-type.not-seen").id("tenant", tenantId).warning(LOG, e);
    }
  }

  private static void notEntered(
      TenantTypes.Snapshot known, String type, @Nullable Throwable failure) {
    if (failure != null) {
      known.forget(type);
      LOG.log(System.Logger.Level.WARNING, "event-type.not-entered", failure);
    }
  }
}
