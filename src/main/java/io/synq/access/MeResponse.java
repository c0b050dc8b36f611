package io.synq.access;

import io.synq.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Callers as the API shows them to themselves.
 *
 * @param kind {@code api_key}, {@code user}, {@code jwt} or {@code operator}
 * @param role null for API keys, whose scopes are their own
 * @param tenant null for an operator
 * @param orgId the organization that a token names
 */
@Schema(
    name = "Me",
    examples =
        """
        {
          "kind": "user",
          "id": "usr_01h455vb4pex5vsknk084sn02q",
          "name": "ada@example.com",
          "role": "viewer",
          "scopes": ["events:read", "endpoints:read"],
          "tenant": {
            "id": "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44",
            "slug": "acme-analytics",
            "name": "Acme Analytics"
          },
          "org_id": null
        }
        """)
public record MeResponse(
    @Schema(enumeration = {"api_key", "user", "jwt", "operator"}) String kind,
    @Schema(description = "The key's or the user's id, or the token's subject.") String id,
    String name,
    @Schema(
            description =
                "operator, admin, member or viewer; null for API keys, whose scopes are their own.")
        @Nullable String role,
    List<String> scopes,
    @Schema(description = "Null for the operator.") @Nullable Home tenant,
    @Schema(description = "The organization that a token names.") @Nullable String orgId) {

  /** The tenant within which everything happens. */
  @Schema(name = "MyTenant")
  public record Home(@Schema(format = "uuid") String id, String slug, String name) {}

  static MeResponse of(Caller caller, Optional<Tenant> tenant) {
    return new MeResponse(
        caller.kind().text(),
        caller.id(),
        caller.name(),
        Role.of(caller).map(Role::text).orElse(null),
        caller.scopes().stream().sorted().map(Scope::text).toList(),
        tenant.map(home -> new Home(home.id(), home.slug(), home.name())).orElse(null),
        caller.orgId());
  }
}
