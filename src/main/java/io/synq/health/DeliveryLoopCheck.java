package io.synq.health;

import io.synq.delivery.DeliveryLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive only while the delivery loop comes round. */
@Liveness
@ApplicationScoped
public class DeliveryLoopCheck implements HealthCheck {
  private final DeliveryLoop loop;

  @Inject
  DeliveryLoopCheck(DeliveryLoop loop) {
    this.loop = loop;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("delivery-loop").status(loop.alive()).build();
  }
}
