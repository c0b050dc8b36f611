package io.synq.health;

import io.synq.messaging.Messaging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Says whether the messaging is away, and is up all the same: events are accepted and delivered
 * without it, and were every node to be taken out because of one broker, nothing would be.
 */
@Readiness
@ApplicationScoped
public class MessagingCheck implements HealthCheck {
  private static final Metadata AWAY =
      Metadata.builder()
          .withName("synq_messaging_away")
          .withDescription("1 while the messaging cannot be reached")
          .build();

  private final Messaging messaging;
  private final MetricRegistry registry;

  @Inject
  MessagingCheck(Messaging messaging, MetricRegistry registry) {
    this.messaging = messaging;
    this.registry = registry;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
    registry.gauge(AWAY, messaging, source -> source.away() ? 1 : 0);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("messaging").up().withData("away", messaging.away()).build();
  }
}
