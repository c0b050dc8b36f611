package io.synq.access;

import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Map;

/** Makes a tenant together with the key that its first user needs. */
@ApplicationScoped
public class NewTenants {
  private final Tenants tenants;
  private final ApiKeys keys;
  private final Event<AccessChange> changes;

  @Inject
  NewTenants(Tenants tenants, ApiKeys keys, Event<AccessChange> changes) {
    this.tenants = tenants;
    this.keys = keys;
    this.changes = changes;
  }

  /** A tenant and its first key. */
  public record Created(Tenant tenant, ApiKeys.Issued key) {}

  @Transactional
  public Created create(String id, String slug, String name, KeyText text) {
    Tenant tenant = tenants.create(id, slug, name);
    Map<String, String> made = Map.of("slug", slug, "name", name);
    changes.fire(new AccessChange(tenant.id(), "tenant.created", tenant.id(), null, made));
    return new Created(
        tenant, keys.issue(tenant.id(), "First key", EnumSet.allOf(Scope.class), null, text));
  }
}
