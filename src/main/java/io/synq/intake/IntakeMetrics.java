package io.synq.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/** Counts and times what comes in. */
@ApplicationScoped
public class IntakeMetrics {
  private final Counter accepted;
  private final Counter duplicates;
  private final Counter notStored;
  private final Timer duration;

  @Inject
  IntakeMetrics(MetricRegistry registry) {
    accepted = registry.counter(name("synq_events_accepted", "Events stored"));
    duplicates = registry.counter(name("synq_events_duplicate", "Events posted again"));
    notStored =
        registry.counter(
            name("synq_events_not_stored", "Events sent back: queue full, failure or too costly"));
    duration = registry.timer(name("synq_intake_duration", "From a whole request to its commit"));
  }

  /** From the start, at zero: a counter that begins with its first count never seems to rise. */
  void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  private static Metadata name(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  void accepted(Accepted result, Instant started, Instant now) {
    duration.update(Duration.between(started, now));
    if (result instanceof Accepted.New) {
      accepted.inc();
    } else if (result instanceof Accepted.Duplicate) {
      duplicates.inc();
    } else {
      ended(result);
    }
  }

  /** An event that does not come to be stored. */
  void ended(Accepted result) {
    if (result instanceof Accepted.NotNow) {
      notStored.inc();
    }
  }
}
