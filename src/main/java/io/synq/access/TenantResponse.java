package io.synq.access;

import io.synq.tenant.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the API shows it.
 *
 * @param apiKey its first key, only in the answer that made it
 */
public record TenantResponse(
    String id, String slug, String name, Instant createdAt, @Nullable String apiKey) {

  static TenantResponse of(Tenant tenant) {
    return new TenantResponse(tenant.id(), tenant.slug(), tenant.name(), tenant.createdAt(), null);
  }

  static TenantResponse created(NewTenants.Created created) {
    Tenant tenant = created.tenant();
    return new TenantResponse(
        tenant.id(),
        tenant.slug(),
        tenant.name(),
        tenant.createdAt(),
        created.key().text().value());
  }
}
