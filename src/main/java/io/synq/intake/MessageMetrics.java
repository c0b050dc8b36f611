package io.synq.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Counts what comes from the intake queue. */
@ApplicationScoped
public class MessageMetrics {
  private final Counter accepted;
  private final Counter rejected;
  private final Counter putBack;
  private final Counter dropped;
  private final Counter repliesFailed;

  @Inject
  MessageMetrics(MetricRegistry registry) {
    accepted = counter(registry, "synq_messages_accepted", "Messages whose event is stored");
    rejected = counter(registry, "synq_messages_rejected", "Messages that are never accepted");
    putBack = counter(registry, "synq_messages_put_back", "Messages left in the queue for later");
    dropped = counter(registry, "synq_messages_dropped", "Rejected messages that found no room");
    repliesFailed = counter(registry, "synq_replies_failed", "Replies that could not be sent");
  }

  /** From the start, at zero: a counter that begins with its first count never seems to rise. */
  void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  private static Counter counter(MetricRegistry registry, String name, String description) {
    return registry.counter(Metadata.builder().withName(name).withDescription(description).build());
  }

  void count(Taken taken) {
    if (taken instanceof Taken.Stored) {
      accepted.inc();
    } else if (taken instanceof Taken.Refused) {
      rejected.inc();
    }
  }

  void putBack(int messages) {
    putBack.inc(messages);
  }

  void dropped() {
    dropped.inc();
  }

  void repliesFailed(int replies) {
    repliesFailed.inc(replies);
  }
}
