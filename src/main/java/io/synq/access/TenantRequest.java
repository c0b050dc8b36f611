package io.synq.access;

import io.synq.tenant.Tenants;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /tenants} takes. */
@Schema(
    examples =
        """
        {"slug": "acme-analytics", "name": "Acme Analytics"}
        """)
record TenantRequest(
    @Schema(
            required = true,
            pattern = Tenants.SLUG_FORM,
            description = "The short name, which is the workspace of its workspace events.")
        String slug,
    @Schema(
            minLength = 1,
            maxLength = TenantsResource.MAX_NAME,
            description = "The slug by default.")
        @Nullable String name,
    @Schema(format = "uuid", description = "Made by the server by default.") @Nullable String id) {}
