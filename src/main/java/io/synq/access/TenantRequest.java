package io.synq.access;

import io.synq.platform.Violations;
import io.synq.tenant.Tenants;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenant that is to be made. */
@Schema(
    examples =
        """
        {"slug": "acme-analytics", "name": "Acme Analytics"}
        """)
public record TenantRequest(
    @Schema(
            required = true,
            pattern = Tenants.SLUG_FORM,
            maxLength = 63,
            description = "The short name, which is the workspace of its workspace events.")
        String slug,
    @Schema(minLength = 1, maxLength = TenantRequest.MAX_NAME, description = "The slug by default.")
        @Nullable String name,
    @Schema(format = "uuid", description = "Made by the server by default.") @Nullable String id) {
  static final int MAX_NAME = 200;

  /** Puts its default in the place of what was left out. */
  public TenantRequest {
    name = name == null ? slug : name;
  }

  /** What is wrong with it beyond what the schema can say. */
  Violations violations() {
    Violations wrong = new Violations();
    if (!Tenants.SLUG.matcher(slug).matches()) {
      wrong.add("/slug", "must be lower-case letters, digits and inner hyphens");
    }
    return wrong;
  }
}
