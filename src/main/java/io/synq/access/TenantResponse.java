package io.synq.access;

import io.synq.tenant.Tenant;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the API shows it.
 *
 * @param apiKey its first key, only in the answer that made it
 */
@Schema(
    name = "Tenant",
    examples =
        """
        {
          "id": "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
          "slug": "acme-analytics",
          "name": "Acme Analytics",
          "created_at": "2024-12-04T15:32:07.412Z",
          "api_key": null
        }
        """)
public record TenantResponse(
    @Schema(format = "uuid") String id,
    String slug,
    String name,
    Instant createdAt,
    @Schema(description = "Its first key, only in the answer that made it.")
        @Nullable String apiKey) {

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
