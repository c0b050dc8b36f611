package io.synq.console.live;

import io.synq.access.CurrentCaller;
import io.synq.deliverylog.DeliveryLog;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.Endpoints;
import io.synq.eventlog.EventSearch;
import io.synq.figures.Stats;
import io.synq.inbox.Inboxes;
import io.synq.replay.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Tells whether what a page shows has changed: the version of a subject is another one when what
 * the use case behind the page answers is another. It is the same on every node.
 */
@ApplicationScoped
public class LiveVersions {
  /** How many events the live page of the log shows. */
  public static final int NEWEST_EVENTS = 50;

  @Inject Stats stats;
  @Inject Endpoints endpoints;
  @Inject EventSearch events;
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
      case EVENTS -> events.newest(tenantId, NEWEST_EVENTS).toString();
      case EVENT -> deliveries.ofEvent(tenantId, id).toString();
      case DELIVERY -> deliveries.get(tenantId, id).toString();
      case REPLAY -> replays.get(tenantId, id).toString();
      case INBOX -> inboxes.version(id);
    };
  }
}
