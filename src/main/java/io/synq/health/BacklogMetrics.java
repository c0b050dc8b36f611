package io.synq.health;

import io.synq.delivery.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** How much waits to be delivered, and for how long. */
@ApplicationScoped
public class BacklogMetrics {
  private final MetricRegistry registry;
  private final Backlog backlog;

  @Inject
  BacklogMetrics(MetricRegistry registry, Backlog backlog) {
    this.registry = registry;
    this.backlog = backlog;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
    registry.gauge(
        name("synq_deliveries_backlog", "Deliveries that are not finished, held ones left out"),
        backlog,
        source -> source.now().waiting());
    registry.gauge(
        name(
            "synq_deliveries_oldest_due_seconds",
            "For how long the most overdue delivery has been due"),
        backlog,
        source -> source.now().oldestDueSeconds());
  }

  private static Metadata name(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
