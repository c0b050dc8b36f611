package io.synq.console.live;

import io.synq.access.CurrentCaller;
import io.synq.deliverylog.DeliveryLog;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.Endpoints;
import io.synq.eventlog.LogVersion;
import io.synq.figures.Stats;
import io.synq.inbox.Inboxes;
import io.synq.replay.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Tells whether what a page shows has changed: the version of a subject is another one whenever the
 * use case behind the page would answer otherwise. It costs less than that answer, and is the same
 * on every node.
 */
@ApplicationScoped
public class LiveVersions {
  @Inject Stats stats;
  @Inject Endpoints endpoints;
  @Inject LogVersion log;
  @Inject DeliveryLog deliveries;
  @Inject Replays replays;
  @Inject Inboxes inboxes;
  @Inject CurrentCaller current;

  /** For the page at hand: to be taken before what it shows is read, so that no change is lost. */
  public LiveWatch watch(LiveTopic topic, String id) {
    LiveWatch.Subject subject = new LiveWatch.Subject(topic, current.tenantId(), id);
    return new LiveWatch(subject, of(subject));
  }

  /** The version now; 404 if the tenant has no such thing. */
  String of(LiveWatch.Subject subject) {
    String shown = shown(subject.topic(), subject.tenantId(), subject.id());
    return UUID.nameUUIDFromBytes(shown.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String shown(LiveTopic topic, String tenantId, String id) {
    return switch (topic) {
      case OVERVIEW -> stats.version(tenantId, tenantId);
      case ENDPOINT ->
          EndpointResponse.of(endpoints.get(tenantId, id)) + stats.version(tenantId, id);
      case EVENTS -> log.of(tenantId);
      case EVENT -> deliveries.versionOfEvent(tenantId, id);
      case DELIVERY -> deliveries.version(tenantId, id);
      case REPLAY -> replays.get(tenantId, id).toString();
      case INBOX -> inboxes.version(id);
    };
  }
}
