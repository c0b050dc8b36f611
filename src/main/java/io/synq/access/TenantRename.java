package io.synq.access;

import io.synq.platform.EntityTags;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/** Gives a tenant another name; its slug, which stands in URLs and events, stays. */
@ApplicationScoped
public class TenantRename {
  private final Tenants tenants;
  private final Event<AccessChange> changes;

  @Inject
  TenantRename(Tenants tenants, Event<AccessChange> changes) {
    this.tenants = tenants;
    this.changes = changes;
  }

  /** The tenant with its new name, or as it is if there is none; 404 if there is no such tenant. */
  @Transactional
  public Tenant apply(String id, EntityTags ifMatch, Optional<String> newName) {
    Tenant tenant = tenants.lock(id);
    ifMatch.require(tenant.version());
    String before = tenant.name();
    String name = newName.orElse(before);
    if (!before.equals(name)) {
      tenants.rename(tenant, name);
      changes.fire(
          new AccessChange(
              tenant.id(),
              "tenant.updated",
              tenant.id(),
              state(tenant.slug(), before),
              state(tenant.slug(), name)));
    }
    return tenant;
  }

  private static Map<String, String> state(String slug, String name) {
    return Map.of("slug", slug, "name", name);
  }
}
