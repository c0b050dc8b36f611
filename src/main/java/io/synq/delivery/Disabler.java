package io.synq.delivery;

import io.synq.endpoint.DisabledReason;
import io.synq.endpoint.EndpointChanges;
import io.synq.endpoint.EndpointState;
import io.synq.endpoint.Endpoints;
import io.synq.platform.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Disables an endpoint that is gone or only fails. */
@ApplicationScoped
public class Disabler {
  private static final System.Logger LOG = System.getLogger(Disabler.class.getName());

  @Inject Endpoints endpoints;
  @Inject EndpointChanges changes;

  /** No change if it is disabled or deleted already. A failure here never ends a delivery. */
  void disable(String tenantId, String endpointId, DisabledReason reason) {
    try {
      boolean enabled =
          endpoints
              .find(tenantId, endpointId)
              .filter(endpoint -> endpoint.state() == EndpointState.ENABLED)
              .isPresent();
      if (enabled) {
        changes.disable(tenantId, endpointId, reason);
        LogLine.of("endpoint.disabled")
            .id("tenant", tenantId)
            .id("endpoint", endpointId)
            .with("reason", reason.name().toLowerCase(Locale.ROOT))
            .info(LOG);
      }
    } catch (RuntimeException e) {
      LogLine.of("endpoint.not_disabled")
          .id("tenant", tenantId)
          .id("endpoint", endpointId)
          .error(LOG, e);
    }
  }
}
