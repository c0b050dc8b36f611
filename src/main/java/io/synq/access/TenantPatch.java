package io.synq.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code PATCH /tenants/{id}} takes: a JSON merge patch (RFC 7396). */
@Schema(
    examples =
        """
        {"name": "Acme Data"}
        """)
public record TenantPatch(@Schema(minLength = 1, maxLength = TenantRequest.MAX_NAME) String name) {}
