package io.synq.endpoint;

import io.synq.eventtype.EventTypeName;
import java.util.List;

/** Word, within the application, that an endpoint was made. */
public record EndpointMade(
    String tenantId, String endpointId, List<String> eventTypes, boolean enabled) {

  /** Whether it asks by name for a type of the workspace family. */
  public boolean namesWorkspaceType() {
    return eventTypes.stream().anyMatch(EventTypeName::isWorkspace);
  }
}
