package io.synq.ping;

import io.synq.endpoint.EndpointMade;
import io.synq.platform.LogLine;
import io.synq.platform.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Pings an endpoint once it is made, if it names a workspace type: such receivers wait for it. */
@ApplicationScoped
public class SetupPing {
  private static final System.Logger LOG = System.getLogger(SetupPing.class.getName());

  private final Ping ping;
  private final Workers workers;

  @Inject
  SetupPing(Ping ping, Workers workers) {
    this.ping = ping;
    this.workers = workers;
  }

  /** On another thread: the one that has just committed can begin no transaction. */
  void made(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndpointMade endpoint) {
    if (endpoint.enabled() && endpoint.namesWorkspaceType()) {
      workers.execute(() -> send(endpoint));
    }
  }

  private void send(EndpointMade endpoint) {
    try {
      ping.send(endpoint.tenantId(), endpoint.endpointId())
          .whenComplete(
              (attempt, failure) -> {
                if (failure != null) {
                  notSent(endpoint, failure);
                }
              });
    } catch (RuntimeException e) {
      notSent(endpoint, e);
    }
  }

  private static void notSent(EndpointMade endpoint, Throwable failure) {
    LogLine.of("ping.not_sent")
        .id("tenant", endpoint.tenantId())
        .id("endpoint", endpoint.endpointId())
        .warning(LOG, failure);
  }
}
