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
   * What breaks the type's schema, with pointers under {@code /payload}. The check takes its steps
   * from these; empty if they are too few.
   */
  public Optional<Violations> violations(
      String tenantId, String type, byte[] payload, StepBudget steps) {
    return types
        .of(tenantId)
        .enforced(type)
        .map(schema -> schemas.of(schema).violations(payload, BASE, steps))
        .orElseGet(() -> Optional.of(new Violations()));
  }

  /** The violation of a payload that cannot be checked, however much time there is. */
  public Violations tooLong() {
    return PayloadSchema.tooLong(BASE);
  }
}
