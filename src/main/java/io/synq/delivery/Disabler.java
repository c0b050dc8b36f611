package io.synq.delivery;

import io.synq.endpoint.DisabledReason;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.EndpointChanges;
import io.synq.endpoint.EndpointState;
import io.synq.endpoint.Endpoints;
import io.synq.outbound.SentAttempt;
import io.synq.platform.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Disables an endpoint that is gone or only fails. */
@ApplicationScoped
public class Disabler {
  private static final System.Logger LOG = System.getLogger(Disabler.class.getName());

  private final Endpoints endpoints;
  private final EndpointChanges changes;

  @Inject
  Disabler(Endpoints endpoints, EndpointChanges changes) {
    this.endpoints = endpoints;
    this.changes = changes;
  }

  /**
   * Its receiver has answered that it is gone. No change if the endpoint was changed since that
   * attempt began: what leads elsewhere now, or was enabled again, is judged by what comes of that.
   *
   * @return whether another such answer would change nothing either
   */
  boolean gone(Claimed claimed, SentAttempt attempt) {
    URI url = Objects.requireNonNull(claimed.subscriber()).url();
    return disable(
        claimed, DisabledReason.GONE, endpoint -> endpoint.isStill(url, attempt.startedAt()));
  }

  /** It has failed for long. */
  boolean failing(Claimed claimed) {
    return disable(claimed, DisabledReason.FAILING, endpoint -> true);
  }

  /** No change if it is disabled or deleted already. A failure here never ends a delivery. */
  private boolean disable(Claimed claimed, DisabledReason reason, Predicate<Endpoint> concerned) {
    String tenantId = claimed.tenantId();
    String endpointId = claimed.endpointId();
    try {
      Optional<Endpoint> enabled =
          endpoints
              .find(tenantId, endpointId)
              .filter(endpoint -> endpoint.state() == EndpointState.ENABLED);
      if (enabled.isPresent() && !concerned.test(enabled.get())) {
        return false;
      }
      if (enabled.isPresent()) {
        changes.disable(tenantId, endpointId, reason);
        LogLine.of("endpoint.disabled")
            .id("tenant", tenantId)
            .id("endpoint", endpointId)
            .with("reason", reason.text())
            .info(LOG);
      }
    } catch (RuntimeException e) {
      LogLine.of("endpoint.not_disabled")
          .id("tenant", tenantId)
          .id("endpoint", endpointId)
          .error(LOG, e);
    }
    return true;
  }
}
