package io.synq.console.live;

import io.synq.access.CurrentCaller;
import io.synq.deliverylog.DeliveryVersions;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.Endpoints;
import io.synq.eventlog.LogVersion;
import io.synq.figures.Stats;
import io.synq.inbox.Inboxes;
import io.synq.replay.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Tells whether what a page shows has changed: the version of a subject is another one whenever the
 * use case behind the page would answer otherwise. It costs less than that answer, and is the same
 * on every node.
 */
@ApplicationScoped
public class LiveVersions {
  /** In place of an endpoint: what is counted of all that the tenant has. */
  public static final String ALL = "all";

  private final Stats stats;
  private final Endpoints endpoints;
  private final LogVersion log;
  private final DeliveryVersions deliveries;
  private final Replays replays;
  private final Inboxes inboxes;
  private final CurrentCaller current;

  @Inject
  LiveVersions(
      Stats stats,
      Endpoints endpoints,
      LogVersion log,
      DeliveryVersions deliveries,
      Replays replays,
      Inboxes inboxes,
      CurrentCaller current) {
    this.stats = stats;
    this.endpoints = endpoints;
    this.log = log;
    this.deliveries = deliveries;
    this.replays = replays;
    this.inboxes = inboxes;
    this.current = current;
  }

  /** For the page at hand: to be taken before what it shows is read, so that no change is lost. */
  public LiveWatch watch(LiveTopic topic, String id) {
    return watch(topic, id, List.of());
  }

  LiveWatch watch(LiveTopic topic, String id, List<String> shown) {
    LiveWatch.Subject subject = new LiveWatch.Subject(topic, current.tenantId(), id, shown);
    return new LiveWatch(subject, of(subject));
  }

  /** The version now; 404 if the tenant has no such thing. */
  String of(LiveWatch.Subject subject) {
    String version = digest(of(subject.topic(), subject.tenantId(), subject.id()));
    return subject.shown().isEmpty()
        ? version
        : both(version, listed(subject.topic(), subject.tenantId(), subject.shown()));
  }

  /** The version of what a topic tells with that of the list that the page shows. */
  static String both(String version, String listed) {
    return version + "." + digest(listed);
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String listed(LiveTopic topic, String tenantId, List<String> ids) {
    return switch (topic) {
      case EVENTS -> log.of(tenantId, ids);
      case DELIVERIES -> deliveries.of(tenantId, ids);
      default -> "";
    };
  }

  private String of(LiveTopic topic, String tenantId, String id) {
    return switch (topic) {
      case OVERVIEW -> counted(tenantId, ALL);
      case ENDPOINT -> endpoint(tenantId, id);
      case DELIVERIES -> endpoint(tenantId, id) + deliveries.newest(tenantId, id);
      // Whether an event is on a list by what its deliveries did, only counts tell of all of them.
      case EVENTS -> log.of(tenantId) + (id.isEmpty() ? "" : counted(tenantId, id));
      case EVENT -> deliveries.ofEvent(tenantId, id);
      case DELIVERY -> deliveries.ofDelivery(tenantId, id);
      case REPLAY -> replays.get(tenantId, id).toString();
      case INBOX -> inboxes.version(id);
    };
  }

  private String endpoint(String tenantId, String id) {
    return EndpointResponse.of(endpoints.get(tenantId, id)) + counted(tenantId, id);
  }

  private String counted(String tenantId, String id) {
    return stats.version(tenantId, id.equals(ALL) ? tenantId : id);
  }
}
