package io.synq.eventtype;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant's own entry in its catalogue; it goes before the built-in type of the same name. */
@Entity
@IdClass(EventTypeKey.class)
@Table(name = "event_type")
public class EventType {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id private String name;
  private boolean documented;
  private @Nullable String description;
  private @Nullable String subject;

  @Column(name = "json_schema")
  private @Nullable String schema;

  private @Nullable String example;
  private boolean enforced;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected EventType() {}

  /** A type that appeared in an event and that nobody has described. */
  EventType(String tenantId, String name, Instant now) {
    this.tenantId = tenantId;
    this.name = name;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Takes over what people say of it, at a later millisecond than any change before. */
  void document(EventTypeRequest request, Instant now) {
    documented = true;
    description = request.description();
    subject = request.subject();
    schema = Objects.toString(request.schema(), null);
    example = Objects.toString(request.example(), null);
    enforced = request.enforce();
    Instant next = updatedAt.plusMillis(1);
    updatedAt = now.isBefore(next) ? next : now;
  }

  String name() {
    return name;
  }

  boolean isDocumented() {
    return documented;
  }

  @Nullable String description() {
    return description;
  }

  @Nullable String subject() {
    return subject;
  }

  @Nullable String schema() {
    return schema;
  }

  @Nullable String example() {
    return example;
  }

  boolean isEnforced() {
    return enforced;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
