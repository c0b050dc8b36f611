package io.synq.health;

import io.synq.platform.Drain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once it stops, so that callers are sent elsewhere while it still answers. */
@Readiness
@ApplicationScoped
public class DrainCheck implements HealthCheck {
  private final Drain drain;

  @Inject
  DrainCheck(Drain drain) {
    this.drain = drain;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("staying").status(!drain.begun()).build();
  }
}
