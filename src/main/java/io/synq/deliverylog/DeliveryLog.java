package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.delivery.DeliveryState;
import io.synq.endpoint.Endpoint;
import io.synq.event.Events;
import io.synq.platform.Cursor;
import io.synq.platform.Problem;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads deliveries and their attempts. */
@ApplicationScoped
public class DeliveryLog {
  private static final String OF_TENANT =
      " from Delivery d join Endpoint p on p.id = d.endpointId where d.tenantId = :tenant";
  private static final String ROWS = "select d, p" + OF_TENANT;
  private static final String VERSION =
      "select d.id, d.endpointId, d.orderKey, d.state, d.attempts, d.dueAt, d.finishedAt,"
          + " p.version, p.deletedAt"
          + OF_TENANT;

  @PersistenceContext EntityManager entities;
  @Inject Events events;
  @Inject DeliverySearch search;
  @Inject BlockedKeys blocked;

  public Optional<DeliveryResponse> find(String tenantId, String id) {
    var query = query(ROWS + " and d.id = :id", tenantId).setParameter("id", id);
    return responses(query.getResultList(), true).stream().findFirst();
  }

  /** The delivery; 404 if the tenant has no such one. */
  public DeliveryResponse get(String tenantId, String id) {
    return find(tenantId, id).orElseThrow(() -> Problem.notFound("delivery").exception());
  }

  /** An event's deliveries, newest first. */
  public List<DeliveryResponse> ofEvent(String tenantId, String eventId) {
    var query =
        query(ROWS + " and d.eventId = :event order by d.id desc", tenantId)
            .setParameter("event", eventId);
    return responses(query.getResultList(), true);
  }

  /**
   * Another text whenever an event's deliveries, or attempts of them, are to be shown otherwise.
   */
  public String versionOfEvent(String tenantId, String eventId) {
    return version("d.eventId", tenantId, eventId);
  }

  /** Another text whenever the delivery is to be shown otherwise; 404 as for {@link #get}. */
  public String version(String tenantId, String id) {
    String version = version("d.id", tenantId, id);
    if (version.isEmpty()) {
      throw Problem.notFound("delivery").exception();
    }
    return version;
  }

  /**
   * Each change of a delivery, and each attempt, changes its row or its endpoint's; only the
   * attempt of a node that had lost its claim does not. What it waits for is in its key's row.
   */
  private String version(String column, String tenantId, String id) {
    List<Object[]> rows =
        query(VERSION + " and " + column + " = :id order by d.id", tenantId)
            .setParameter("id", id)
            .getResultList();
    return version(rows, blocked);
  }

  static String version(List<Object[]> rows, BlockedKeys blocked) {
    Map<String, String> heads =
        blocked.heads(
            rows.stream()
                .filter(row -> row[2] != null && DeliveryState.PENDING.text().equals(row[3]))
                .map(
                    row ->
                        new BlockedKeys.Waiting((String) row[0], (String) row[1], (String) row[2]))
                .toList());
    return rows.stream()
        .map(row -> Arrays.toString(row) + heads.getOrDefault((String) row[0], ""))
        .collect(Collectors.joining());
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

  private static Optional<AttemptResponse> first(Delivery delivery, @Nullable String type) {
    return delivery
        .firstAttempt()
        .map(
            first ->
                AttemptResponse.first(
                    first,
                    delivery.id(),
                    delivery.eventId(),
                    type == null ? "" : type,
                    delivery.lastStatus()));
  }

  private List<DeliveryResponse> ofIds(String tenantId, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var query = query(ROWS + " and d.id in :ids order by d.id desc", tenantId);
    return responses(query.setParameter("ids", ids).getResultList(), false);
  }

  private TypedQuery<Object[]> query(String jpql, String tenantId) {
    return entities.createQuery(jpql, Object[].class).setParameter("tenant", tenantId);
  }

  /**
   * @param whole whether with the headers and bodies of attempts
   */
  private List<DeliveryResponse> responses(List<Object[]> rows, boolean whole) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, List<Attempt>> attempts =
        entities
            .createQuery(
                "select a from Attempt a where a.deliveryId in :ids order by a.id", Attempt.class)
            .setParameter("ids", rows.stream().map(row -> ((Delivery) row[0]).id()).toList())
            .getResultStream()
            .collect(Collectors.groupingBy(Attempt::deliveryId));
    Map<String, String> types =
        events.types(
            ((Delivery) rows.get(0)[0]).tenantId(),
            rows.stream().map(row -> ((Delivery) row[0]).eventId()).distinct().toList());
    Map<String, String> heads =
        blocked.heads(
            rows.stream()
                .map(row -> (Delivery) row[0])
                .filter(Delivery::waitsForItsTurn)
                .map(BlockedKeys.Waiting::of)
                .toList());
    return rows.stream()
        .map(
            row -> {
              Delivery delivery = (Delivery) row[0];
              String type = types.get(delivery.eventId());
              Stream<AttemptResponse> made =
                  Stream.concat(
                      first(delivery, type).stream(),
                      attempts.getOrDefault(delivery.id(), List.of()).stream()
                          .map(Attempt::response));
              return DeliveryResponse.of(
                  delivery,
                  type,
                  (Endpoint) row[1],
                  (whole ? made : made.map(AttemptResponse::summary)).toList(),
                  heads.get(delivery.id()));
            })
        .toList();
  }
}
