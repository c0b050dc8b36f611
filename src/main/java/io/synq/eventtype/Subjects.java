package io.synq.eventtype;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says where events have their subject: where the tenant says, or else the built-in type. */
@ApplicationScoped
public class Subjects {
  private final TenantTypes types;

  @Inject
  public Subjects(TenantTypes types) {
    this.types = types;
  }

  /** Empty for types that name none. Answered from memory, without the database. */
  public Optional<SubjectPath> of(String tenantId, String type) {
    return types
        .of(tenantId)
        .subject(type)
        .or(() -> BuiltInTypes.find(type).map(BuiltInType::subject).flatMap(SubjectPath::of));
  }
}
