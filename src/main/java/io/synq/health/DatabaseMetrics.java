package io.synq.health;

import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * How long threads wait for database connections on the way of an event and in lists, which take
 * them without JPA: Liberty's own figures need its agent.
 */
@ApplicationScoped
public class DatabaseMetrics {
  private static final Metadata WAIT =
      Metadata.builder()
          .withName("synq_database_wait_seconds_total")
          .withDescription("How long threads have waited for connections on the way of an event")
          .build();

  private final MetricRegistry registry;
  private final Database database;

  @Inject
  DatabaseMetrics(MetricRegistry registry, Database database) {
    this.registry = registry;
    this.database = database;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
    registry.gauge(WAIT, database, Database::waitedSeconds);
  }
}
