package io.synq.event;

import java.io.Serializable;
import java.util.Objects;

/** An event's identity: ids are unique within a tenant. */
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
