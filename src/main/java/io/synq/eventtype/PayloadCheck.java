package io.synq.eventtype;

import io.synq.platform.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Holds payloads against the schemas that their tenants enforce. */
@ApplicationScoped
public class PayloadCheck {
  private static final String BASE = "/payload";

  private final TenantTypes types;
  private final CompiledSchemas schemas;

  @Inject
  public PayloadCheck(TenantTypes types, CompiledSchemas schemas) {
    this.types = types;
    this.schemas = schemas;
  }

  /** Whether payloads of this type are held against a schema. */
  public boolean isNeeded(String tenantId, String type) {
    return types.of(tenantId).enforced(type).isPresent();
  }

  /**
   * What breaks the type's schema, with pointers under {@code /payload}; nothing can be said if the
   * check takes more steps than these, of which it takes its own.
   */
  public Optional<Violations> violations(
      String tenantId, String type, byte[] payload, StepBudget steps) {
    return types
        .of(tenantId)
        .enforced(type)
        .map(schema -> schemas.of(schema).violations(payload, BASE, steps))
        .orElseGet(() -> Optional.of(new Violations()));
  }

  /** That a payload cannot be checked however much time there is. */
  public Violations tooLong() {
    return PayloadSchema.tooLong(BASE);
  }
}
