package io.synq.event;

import java.io.Serializable;
import java.util.Objects;

/**
 * An event's identity: ids are unique within a tenant. No record: EclipseLink 5.0 makes keys by a
 * constructor without arguments, and then sets their fields.
 */
public class EventKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private String tenantId;
  private String eventId;

  protected EventKey() {}

  public EventKey(String tenantId, String eventId) {
    this.tenantId = tenantId;
    this.eventId = eventId;
  }

  public String eventId() {
    return eventId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventKey key
        && key.tenantId.equals(tenantId)
        && key.eventId.equals(eventId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenantId, eventId);
  }
}
