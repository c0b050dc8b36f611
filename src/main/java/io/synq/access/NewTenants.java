package io.synq.access;

import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;

/** Makes a tenant together with the key that its first user needs. */
@ApplicationScoped
public class NewTenants {
  @Inject Tenants tenants;
  @Inject ApiKeys keys;

  /** A tenant and its first key. */
  public record Created(Tenant tenant, ApiKeys.Issued key) {}

  @Transactional
  public Created create(String id, String slug, String name, KeyText text) {
    Tenant tenant = tenants.create(id, slug, name);
    return new Created(
        tenant, keys.issue(tenant.id(), "First key", EnumSet.allOf(Scope.class), null, text));
  }
}
