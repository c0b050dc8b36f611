package io.synq.eventtype;

import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Enters types that nobody described into the catalogue when they first appear in an event. */
@ApplicationScoped
public class Sightings {
  private static final System.Logger LOG = System.getLogger(Sightings.class.getName());

  private TenantTypes tenants;
  private EventTypes types;
  private Workers workers;

  @Inject
  Sightings(TenantTypes tenants, EventTypes types, Workers workers) {
    this.tenants = tenants;
    this.types = types;
    this.workers = workers;
  }

  protected Sightings() {}

  /** An event of this type was stored. Never fails; costs nothing for a type that is known. */
  public void saw(String tenantId, String type) {
    if (BuiltInTypes.find(type).isPresent()) {
      return;
    }
    try {
      TenantTypes.Snapshot known = tenants.of(tenantId);
      if (known.appears(type)) {
        workers.execute(() -> enter(tenantId, type, known));
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "event-type.not-seen tenant=" + tenantId, e);
    }
  }

  private void enter(String tenantId, String type, TenantTypes.Snapshot known) {
    try {
      types.observe(tenantId, type);
    } catch (RuntimeException e) {
      known.forget(type);
      LOG.log(System.Logger.Level.WARNING, "event-type.not-entered tenant=" + tenantId, e);
    }
  }
}
