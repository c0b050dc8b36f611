package io.synq.endpoint;

/** Whether an endpoint gets its deliveries; while it is disabled they are held. */
public enum EndpointState {
  ENABLED,
  DISABLED
}
