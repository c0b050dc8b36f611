package io.synq.eventtype;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event type as lists show it.
 *
 * @param documented whether somebody described it; otherwise it only appeared in an event
 * @param builtIn whether every tenant has a type of this name
 * @param enforce whether intake refuses payloads that break its schema
 * @param createdAt null unless the tenant has an entry of its own
 */
@Schema(
    examples =
        """
        {
          "name": "order.created",
          "family": "commerce",
          "description": "An order was placed",
          "documented": true,
          "built_in": true,
          "enforce": false,
          "created_at": null,
          "updated_at": null
        }
        """)
public record EventTypeSummary(
    String name,
    @Schema(enumeration = {"commerce", "workspace"}) String family,
    @Nullable String description,
    @Schema(description = "Whether somebody described it; otherwise it only appeared.")
        boolean documented,
    @Schema(description = "Whether every tenant has a type of this name.") boolean builtIn,
    @Schema(description = "Whether payloads that break the schema are refused.") boolean enforce,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Of a tenant's own entry, as JPQL reads it. */
  public EventTypeSummary(
      String name,
      @Nullable String description,
      boolean documented,
      boolean enforced,
      Instant createdAt,
      Instant updatedAt) {
    this(
        name,
        Family.of(name).text(),
        description == null
            ? BuiltInTypes.find(name).map(BuiltInType::description).orElse(null)
            : description,
        documented,
        BuiltInTypes.find(name).isPresent(),
        enforced,
        createdAt,
        updatedAt);
  }

  static EventTypeSummary of(BuiltInType type) {
    return new EventTypeSummary(
        type.name(), type.family().text(), type.description(), true, true, false, null, null);
  }
}
