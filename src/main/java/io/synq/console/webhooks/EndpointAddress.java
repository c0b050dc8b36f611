package io.synq.console.webhooks;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.endpoint.EndpointResponse;
import io.synq.eventtype.EventTypeName;

/** Where endpoints are shown. */
final class EndpointAddress {
  /** Stands for the ping that the server sends by itself to an endpoint that was just made. */
  static final String SETUP = "setup";

  private EndpointAddress() {}

  static Next of(String id) {
    return Next.to(ConsolePage.ENDPOINT, "id", id);
  }

  static Next secrets(String id) {
    return Next.to(ConsolePage.ENDPOINT, "id", id, "tab", EndpointTab.SECRETS.code());
  }

  /** The page shows the answer to this ping. */
  static Next pinged(String id, String delivery) {
    return Next.to(ConsolePage.ENDPOINT, "id", id, "ping", delivery);
  }

  static Next made(EndpointResponse endpoint) {
    boolean pinged = endpoint.eventTypes().stream().anyMatch(EventTypeName::isWorkspace);
    return pinged ? pinged(endpoint.id(), SETUP) : of(endpoint.id());
  }
}
