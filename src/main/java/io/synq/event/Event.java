package io.synq.event;

import io.synq.platform.TraceContext;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened, when, and who did it. Immutable; endpoints receive its body. */
@Entity
@IdClass(EventKey.class)
@Table(name = "event")
public class Event {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id
  @Column(name = "event_id")
  private String eventId;

  @Column(name = "event_type")
  private String eventType;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "org_id")
  private String orgId;

  @Column(name = "user_id")
  private String userId;

  private String role;
  private byte[] body;

  @Column(name = "trace_parent")
  private @Nullable String traceParent;

  @Column(name = "trace_state")
  private @Nullable String traceState;

  protected Event() {}

  public Event(
      String tenantId,
      String eventId,
      String eventType,
      Instant occurredAt,
      Instant acceptedAt,
      Actor actor,
      byte[] body) {
    this.tenantId = tenantId;
    this.eventId = eventId;
    this.eventType = eventType;
    this.occurredAt = occurredAt;
    this.acceptedAt = acceptedAt;
    this.orgId = actor.orgId();
    this.userId = actor.userId();
    this.role = actor.role();
    this.body = body;
  }

  /** The same event, accepted at another moment. */
  public Event acceptedAt(Instant time) {
    return new Event(tenantId, eventId, eventType, occurredAt, time, actor(), body).traced(trace());
  }

  /** Notes the trace that it belongs to, if to any; before it is stored. */
  public Event traced(@Nullable TraceContext trace) {
    traceParent = trace == null ? null : trace.parent();
    traceState = trace == null ? null : trace.state();
    return this;
  }

  /** Who did it. */
  public record Actor(String orgId, String userId, String role) {
    /** For a user that is none: the nil UUID (RFC 9562 §5.9). */
    static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    static final String EXAMPLE = "example";
    private static final String SYSTEM = "system";

    /** This server itself. */
    public static Actor server(String tenantId) {
      return new Actor(tenantId, NOBODY, SYSTEM);
    }

    /** An endpoint of the tenant: the server tells of it. */
    public static Actor endpoint(String tenantId, String endpointId) {
      return new Actor(tenantId, endpointId, SYSTEM);
    }

    /** Nobody: it is an example that did not happen. */
    public static Actor example(String tenantId) {
      return new Actor(tenantId, NOBODY, EXAMPLE);
    }
  }

  public String tenantId() {
    return tenantId;
  }

  public String eventId() {
    return eventId;
  }

  public String eventType() {
    return eventType;
  }

  /** When it happened, in the producer's words. */
  public Instant occurredAt() {
    return occurredAt;
  }

  public Instant acceptedAt() {
    return acceptedAt;
  }

  public Actor actor() {
    return new Actor(orgId, userId, role);
  }

  /** What it belongs to; null for nothing that is known. */
  public @Nullable TraceContext trace() {
    return traceParent == null ? null : new TraceContext(traceParent, traceState);
  }

  /** Whether it tells of this endpoint, which is not told of itself. */
  public boolean isAbout(String endpointId) {
    return userId.equals(endpointId);
  }

  /** Whether it is a ping or an example. */
  public boolean isTest() {
    return TestEvents.include(eventType, userId, role);
  }

  /** The exact bytes to deliver; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** Whether the body has this text, in whatever case. */
  public boolean says(String text) {
    return BodyText.saying(text).test(body);
  }
}
