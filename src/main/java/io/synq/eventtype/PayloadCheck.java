package io.synq.eventtype;

import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

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
  public List<Problem.Violation> violations(String tenantId, String type, byte[] payload) {
    return types
        .of(tenantId)
        .enforced(type)
        .map(schema -> schemas.of(schema).violations(payload, "/payload"))
        .orElse(List.of());
  }
}
