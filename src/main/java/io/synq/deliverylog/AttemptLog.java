package io.synq.deliverylog;

import io.synq.delivery.Delivery;
import io.synq.platform.Cursor;
import io.synq.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads attempts, of each delivery only the newest: an endpoint's own schedule may make 259,200 of
 * one, and people as many as they like.
 */
@ApplicationScoped
public class AttemptLog {
  static final int MOST = 100;

  /** How many are read of each delivery, where several are listed. */
  static final int MOST_LISTED = 20;

  private static final String OF_ONE = " from Attempt a where a.deliveryId = :delivery";

  private static final String NEWEST = OF_ONE + " and a.number > :older order by a.number, a.id";

  /** Without headers and bodies. */
  private static final String COLUMNS =
      "select a.id, a.deliveryId, a.number, a.manual, a.startedAt, a.durationMs, a.url, a.status,"
          + " a.errorKind, a.errorText, a.responseTruncated, a.bodyHash";

  private static final String OF_SEVERAL =
      COLUMNS + " from Attempt a where a.deliveryId in :deliveries order by a.number, a.id";

  @PersistenceContext EntityManager entities;

  /**
   * With headers and bodies, oldest first.
   *
   * @param eventType null once the event is gone
   */
  List<AttemptResponse> whole(Delivery delivery, @Nullable String eventType) {
    int older = older(delivery, MOST);
    List<AttemptResponse> made =
        entities
            .createQuery("select a" + NEWEST, Attempt.class)
            .setParameter("delivery", delivery.id())
            .setParameter("older", older)
            .setMaxResults(MOST)
            .getResultStream()
            .map(Attempt::response)
            .toList();
    return older > 0 ? made : withFirst(delivery, eventType, made);
  }

  /**
   * Without headers and bodies, oldest first, by delivery.
   *
   * @param eventTypes by event, as far as they are there
   */
  Map<String, List<AttemptResponse>> summaries(
      Collection<Delivery> deliveries, Map<String, String> eventTypes) {
    Map<Boolean, List<Delivery>> byLength =
        deliveries.stream().collect(Collectors.partitioningBy(one -> older(one, MOST_LISTED) > 0));
    Map<String, List<AttemptResponse>> made = new HashMap<>();
    byLength.get(true).forEach(one -> made.put(one.id(), newest(one)));
    List<Delivery> few = byLength.get(false);
    Map<String, List<AttemptResponse>> all = all(few.stream().map(Delivery::id).toList());
    for (Delivery one : few) {
      made.put(
          one.id(),
          withFirst(one, eventTypes.get(one.eventId()), all.getOrDefault(one.id(), List.of()))
              .stream()
              .map(AttemptResponse::summary)
              .toList());
    }
    return made;
  }

  private List<AttemptResponse> newest(Delivery delivery) {
    return entities
        .createQuery(COLUMNS + NEWEST, Object[].class)
        .setParameter("delivery", delivery.id())
        .setParameter("older", older(delivery, MOST_LISTED))
        .setMaxResults(MOST_LISTED)
        .getResultStream()
        .map(AttemptLog::summary)
        .toList();
  }

  private Map<String, List<AttemptResponse>> all(List<String> deliveries) {
    if (deliveries.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(OF_SEVERAL, Object[].class)
        .setParameter("deliveries", deliveries)
        .getResultStream()
        .map(AttemptLog::summary)
        .collect(Collectors.groupingBy(AttemptResponse::deliveryId));
  }

  /**
   * All that there are, with headers and bodies, newest first, a page at a time. A position is an
   * attempt's number, in the place of a time, and its id.
   *
   * @param eventType null once the event is gone
   */
  Page<AttemptResponse> page(
      Delivery delivery, @Nullable String eventType, Optional<Cursor> after, int limit) {
    String older =
        after.isEmpty() ? "" : " and (a.number < :number or (a.number = :number and a.id < :id))";
    TypedQuery<Attempt> query =
        entities
            .createQuery(
                "select a" + OF_ONE + older + " order by a.number desc, a.id desc", Attempt.class)
            .setParameter("delivery", delivery.id())
            .setMaxResults(limit + 1);
    after.ifPresent(
        cursor -> query.setParameter("number", number(cursor)).setParameter("id", cursor.id()));
    List<AttemptResponse> found =
        new ArrayList<>(query.getResultStream().map(Attempt::response).toList());
    if (found.size() <= limit) {
      first(delivery, eventType).ifPresent(found::add);
    }
    return Page.of(found, limit, one -> new Cursor(Instant.ofEpochSecond(one.number()), one.id()));
  }

  private static int number(Cursor cursor) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, cursor.time().getEpochSecond()));
  }

  /** Any of a delivery's, however old. */
  Optional<AttemptResponse> find(Delivery delivery, String id) {
    return first(delivery, null)
        .filter(first -> first.id().equals(id))
        .or(() -> attempt(delivery.id(), id).map(Attempt::response));
  }

  /** Of what it sent in the place of the event's body. */
  Optional<String> bodyHash(String deliveryId, String id) {
    return attempt(deliveryId, id).map(Attempt::bodyHash);
  }

  private Optional<Attempt> attempt(String deliveryId, String id) {
    return entities
        .createQuery("select a" + OF_ONE + " and a.id = :id", Attempt.class)
        .setParameter("delivery", deliveryId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The number of the newest attempt that is left out; 0 if none is. */
  private static int older(Delivery delivery, int most) {
    return Math.max(0, delivery.attempts() - most);
  }

  private static List<AttemptResponse> withFirst(
      Delivery delivery, @Nullable String eventType, List<AttemptResponse> made) {
    return Stream.concat(first(delivery, eventType).stream(), made.stream()).toList();
  }

  /** The one that the delivery's row keeps. */
  private static Optional<AttemptResponse> first(Delivery delivery, @Nullable String eventType) {
    return delivery
        .firstAttempt()
        .map(
            first ->
                AttemptResponse.first(
                    first,
                    delivery.id(),
                    delivery.eventId(),
                    eventType == null ? "" : eventType,
                    delivery.lastStatus()));
  }

  private static AttemptResponse summary(Object[] row) {
    String errorKind = (String) row[8];
    return new AttemptResponse(
        (String) row[0],
        (String) row[1],
        (int) row[2],
        (boolean) row[3],
        (Instant) row[4],
        (int) row[5],
        (String) row[6],
        (Integer) row[7],
        errorKind == null ? null : new AttemptResponse.Error(errorKind, (String) row[9]),
        null,
        null,
        null,
        (boolean) row[10],
        row[11] != null);
  }
}
