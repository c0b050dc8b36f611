package io.synq.eventtype;

import io.synq.platform.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Holds payloads against the schemas that their tenants enforce. */
@ApplicationScoped
public class PayloadCheck {
  private TenantTypes types;
  private CompiledSchemas schemas;

  @Inject
  PayloadCheck(TenantTypes types, CompiledSchemas schemas) {
    this.types = types;
    this.schemas = schemas;
  }

  protected PayloadCheck() {}

  /** What breaks the type's schema, with pointers under {@code /payload}. */
  public Violations violations(String tenantId, String type, byte[] payload) {
    return types
        .of(tenantId)
        .enforced(type)
        .map(schema -> schemas.of(schema).violations(payload, "/payload"))
        .orElseGet(Violations::new);
  }
}
