package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.endpoint.Endpoint;
import io.synq.event.Events;
import io.synq.platform.Cursor;
import io.synq.platform.Page;
import io.synq.platform.Persisted;
import io.synq.platform.Problem;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads deliveries and their attempts. */
@ApplicationScoped
public class DeliveryLog {
  private static final String ROWS =
      "select d, p from Delivery d join Endpoint p on p.id = d.endpointId"
          + " where d.tenantId = :tenant";

  @PersistenceContext EntityManager entities;
  private final AttemptLog attempts;
  private final Events events;
  private final DeliverySearch search;
  private final BlockedKeys blocked;

  @Inject
  DeliveryLog(AttemptLog attempts, Events events, DeliverySearch search, BlockedKeys blocked) {
    this.attempts = attempts;
    this.events = events;
    this.search = search;
    this.blocked = blocked;
  }

  public Optional<DeliveryResponse> find(String tenantId, String id) {
    // Read anew: a caller who has just changed it has the old row in the same persistence context.
    List<Object[]> rows =
        query(ROWS + " and d.id = :id", tenantId)
            .setParameter("id", id)
            .setHint(Persisted.STORE_MODE, CacheStoreMode.REFRESH)
            .getResultList();
    Map<String, String> types = types(deliveries(rows));
    return responses(rows, types, one -> attempts.whole(one, types.get(one.eventId()))).stream()
        .findFirst();
  }

  /** The delivery; 404 if the tenant has no such one. */
  public DeliveryResponse get(String tenantId, String id) {
    return find(tenantId, id).orElseThrow(() -> Problem.notFound("delivery").exception());
  }

  /** A page of an event's deliveries, newest first. */
  Page<DeliveryResponse> ofEvent(
      String tenantId, String eventId, Optional<Cursor> after, int limit) {
    String older = after.isEmpty() ? "" : " and d.id < :before";
    var query =
        query(ROWS + " and d.eventId = :event" + older + " order by d.id desc", tenantId)
            .setParameter("event", eventId)
            .setMaxResults(limit + 1);
    after.ifPresent(cursor -> query.setParameter("before", cursor.id()));
    Page<Object[]> page =
        Page.of(
            query.getResultList(),
            limit,
            row -> new Cursor(((Delivery) row[0]).createdAt(), ((Delivery) row[0]).id()));
    return new Page<>(summaries(page.data()), page.nextCursor());
  }

  /** A page of its attempts, newest first; 404 if the tenant has no such delivery. */
  Page<AttemptResponse> attempts(
      String tenantId, String deliveryId, Optional<Cursor> after, int limit) {
    Delivery delivery =
        delivery(tenantId, deliveryId).orElseThrow(() -> Problem.notFound("delivery").exception());
    String type = types(List.of(delivery)).get(delivery.eventId());
    return attempts.page(delivery, type, after, limit);
  }

  /** One of its attempts, however old; 404 if the tenant has no such one. */
  AttemptResponse attempt(String tenantId, String deliveryId, String attemptId) {
    return delivery(tenantId, deliveryId)
        .flatMap(delivery -> attempts.find(delivery, attemptId))
        .orElseThrow(() -> Problem.notFound("attempt").exception());
  }

  /** The event that it delivers; 404 if the tenant has no such one. */
  String eventId(String tenantId, String deliveryId) {
    return delivery(tenantId, deliveryId)
        .map(Delivery::eventId)
        .orElseThrow(() -> Problem.notFound("delivery").exception());
  }

  private Optional<Delivery> delivery(String tenantId, String id) {
    return Optional.ofNullable(entities.find(Delivery.class, id))
        .filter(delivery -> delivery.tenantId().equals(tenantId));
  }

  /** Where a delivery goes. */
  public record Target(String tenantId, String endpointId) {}

  /** The tenant and endpoint of a delivery of any tenant. */
  public Optional<Target> target(String deliveryId) {
    return Optional.ofNullable(entities.find(Delivery.class, deliveryId))
        .map(delivery -> new Target(delivery.tenantId(), delivery.endpointId()));
  }

  /** A page of a tenant's deliveries, newest first, of those that are wanted. */
  DeliveryPage page(String tenantId, DeliveryCriteria criteria, Optional<Cursor> after, int limit) {
    PageInTime.Result<String> found = search.page(tenantId, criteria, after, limit);
    return new DeliveryPage(ofIds(tenantId, found.data()), found.nextCursor(), found.complete());
  }

  private List<DeliveryResponse> ofIds(String tenantId, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var query = query(ROWS + " and d.id in :ids order by d.id desc", tenantId);
    return summaries(query.setParameter("ids", ids).getResultList());
  }

  private TypedQuery<Object[]> query(String jpql, String tenantId) {
    return entities.createQuery(jpql, Object[].class).setParameter("tenant", tenantId);
  }

  private List<DeliveryResponse> summaries(List<Object[]> rows) {
    List<Delivery> deliveries = deliveries(rows);
    Map<String, String> types = types(deliveries);
    Map<String, List<AttemptResponse>> made = attempts.summaries(deliveries, types);
    return responses(rows, types, delivery -> made.getOrDefault(delivery.id(), List.of()));
  }

  private static List<Delivery> deliveries(List<Object[]> rows) {
    return rows.stream().map(row -> (Delivery) row[0]).toList();
  }

  /** Of their events, as far as they are there. */
  private Map<String, String> types(List<Delivery> deliveries) {
    return deliveries.isEmpty()
        ? Map.of()
        : events.types(
            deliveries.get(0).tenantId(),
            deliveries.stream().map(Delivery::eventId).distinct().toList());
  }

  private List<DeliveryResponse> responses(
      List<Object[]> rows,
      Map<String, String> types,
      Function<Delivery, List<AttemptResponse>> made) {
    Map<String, String> heads =
        blocked.heads(deliveries(rows).stream().filter(Delivery::waitsForItsTurn).toList());
    return rows.stream()
        .map(
            row -> {
              Delivery delivery = (Delivery) row[0];
              return DeliveryResponse.of(
                  delivery,
                  types.get(delivery.eventId()),
                  (Endpoint) row[1],
                  made.apply(delivery),
                  heads.get(delivery.id()));
            })
        .toList();
  }
}
