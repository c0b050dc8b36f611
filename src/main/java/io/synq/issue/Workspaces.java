package io.synq.issue;

import io.synq.platform.Problem;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds workspaces. */
@ApplicationScoped
public class Workspaces {
  private final Tenants tenants;

  @Inject
  Workspaces(Tenants tenants) {
    this.tenants = tenants;
  }

  Optional<Workspace> of(String tenantId) {
    return tenants.find(tenantId).map(tenant -> new Workspace(tenantId, tenant.slug()));
  }

  /** The tenant's own workspace; 404 if that has another name. */
  Workspace named(String tenantId, String slug) {
    return of(tenantId)
        .filter(workspace -> workspace.slug().equals(slug))
        .orElseThrow(() -> Problem.notFound("workspace").exception());
  }
}
