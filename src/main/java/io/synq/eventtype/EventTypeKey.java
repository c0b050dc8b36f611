package io.synq.eventtype;

import java.io.Serializable;
import java.util.Objects;

/**
 * A type's identity: names are unique within a tenant. No record: EclipseLink 5.0 makes keys by a
 * constructor without arguments, and then sets their fields.
 */
public class EventTypeKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private String tenantId;
  private String name;

  protected EventTypeKey() {}

  public EventTypeKey(String tenantId, String name) {
    this.tenantId = tenantId;
    this.name = name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventTypeKey key
        && key.tenantId.equals(tenantId)
        && key.name.equals(name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenantId, name);
  }
}
