package io.synq.console.door;

import io.synq.access.Caller;
import io.synq.console.frame.Visit;
import io.synq.platform.Problem;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets people into their own tenant, and operators into each. */
@ApplicationScoped
public class TenantDoor {
  private final Tenants tenants;
  private final Visit visit;

  @Inject
  TenantDoor(Tenants tenants, Visit visit) {
    this.tenants = tenants;
    this.visit = visit;
  }

  /**
   * Sets the tenant of a request: the one that its address names.
   *
   * @return who they are there; 404 if there is no such tenant, and just so if it is not theirs
   */
  Caller enter(String slug, Caller caller) {
    Optional<Tenant> named = tenants.ofSlug(slug);
    Caller there =
        named
            .flatMap(tenant -> caller.within(tenant.id()))
            .orElseThrow(() -> Problem.notFound("tenant").exception());
    named.ifPresent(visit::within);
    return there;
  }

  /** Sets the tenant of a request: the caller's own. Operators have none. */
  void stayHome(Caller caller) {
    tenants.find(caller.tenantId()).ifPresent(visit::within);
  }
}
