package io.synq.audit;

import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change. Written once and never altered. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "actor_type")
  private String actorType;

  @Column(name = "actor_id")
  private String actorId;

  @Column(name = "actor_name")
  private @Nullable String actorName;

  private @Nullable String address;
  private String action;

  @Column(name = "object_type")
  private String objectType;

  @Column(name = "object_id")
  private String objectId;

  @Column(name = "state_before")
  private @Nullable String before;

  @Column(name = "state_after")
  private @Nullable String after;

  protected AuditEntry() {}

  AuditEntry(
      String tenantId,
      Instant recordedAt,
      Actor actor,
      String action,
      String objectId,
      @Nullable String before,
      @Nullable String after) {
    this.id = Ids.next("aud_");
    this.tenantId = tenantId;
    this.recordedAt = recordedAt;
    this.actorType = actor.type();
    this.actorId = actor.id();
    this.actorName = actor.name();
    this.address = actor.address();
    this.action = action;
    this.objectType = action.substring(0, action.indexOf('.'));
    this.objectId = objectId;
    this.before = before;
    this.after = after;
  }

  Cursor position() {
    return new Cursor(recordedAt, id);
  }

  AuditEntryResponse response() {
    return new AuditEntryResponse(
        id,
        recordedAt,
        new AuditEntryResponse.Actor(actorType, actorId, actorName),
        address,
        action,
        objectType,
        objectId,
        AuditEntryResponse.object(before),
        AuditEntryResponse.object(after));
  }
}
