package io.synq.health;

import io.synq.outbound.WebhookSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive only while the threads that send move. */
@Liveness
@ApplicationScoped
public class SenderCheck implements HealthCheck {
  private final WebhookSender sender;

  @Inject
  SenderCheck(WebhookSender sender) {
    this.sender = sender;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("sender").status(sender.alive()).build();
  }
}
