package io.synq.delivery;

import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Counts attempts and ends of deliveries, and times them; tests are left out. */
@ApplicationScoped
public class DeliveryMetrics {
  private final MetricRegistry registry;
  private final Timer attempts;
  private final Timer latency;
  private final Map<DeliveryState, Counter> ends = new EnumMap<>(DeliveryState.class);

  @Inject
  DeliveryMetrics(MetricRegistry registry, Lanes lanes) {
    this.registry = registry;
    this.attempts =
        timer(registry, "synq_attempt_duration", "From connecting to the receiver's whole answer");
    this.latency = timer(registry, "synq_delivery_latency", "From acceptance to the recorded 2xx");
    for (DeliveryState end :
        new DeliveryState[] {
          DeliveryState.DELIVERED, DeliveryState.FAILED, DeliveryState.CANCELLED
        }) {
      Metadata name =
          Metadata.builder()
              .withName("synq_deliveries_" + end.text())
              .withDescription("Deliveries that ended " + end.text())
              .build();
      ends.put(end, registry.counter(name));
    }
    registry.gauge("synq_deliveries_in_flight", lanes, Lanes::inFlight);
  }

  private static Timer timer(MetricRegistry registry, String name, String description) {
    return registry.timer(Metadata.builder().withName(name).withDescription(description).build());
  }

  void attempted(Claimed claimed, SentAttempt attempt) {
    if (claimed.test()) {
      return;
    }
    attempts.update(Duration.ofMillis(attempt.durationMs()));
    if (!(attempt.outcome() instanceof Outcome.Delivered)) {
      registry
          .counter("synq_attempts_failed", new Tag("kind", DeliverySpans.kind(attempt.outcome())))
          .inc();
    }
  }

  void recorded(@Observes Recorded group) {
    group.conclusions().forEach(conclusion -> concluded(conclusion, group.at()));
  }

  private void concluded(Conclusion conclusion, Instant now) {
    if (conclusion.claimed().test()) {
      return;
    }
    Counter end = ends.get(conclusion.state());
    if (end != null) {
      end.inc();
    }
    if (conclusion.state() == DeliveryState.DELIVERED) {
      latency.update(Duration.between(conclusion.claimed().createdAt(), now));
    }
  }

  void expired(@Observes(during = TransactionPhase.AFTER_SUCCESS) Expired delivery) {
    ends.get(DeliveryState.FAILED).inc();
  }

  void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Cancelled deliveries) {
    ends.get(DeliveryState.CANCELLED).inc(deliveries.count());
  }
}
