package io.synq.deliverylog;

import io.synq.delivery.DeliveryState;
import io.synq.event.EventSettings;
import io.synq.event.Events;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.search.NewestFirst;
import io.synq.search.PageInTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a tenant's deliveries, newest first, for a bounded time. Their ids follow time, so that
 * they are a log; those that failed have one of their own, and those that wait are mostly few.
 */
@ApplicationScoped
public class DeliverySearch {
  /** Up to so many that wait are read at once. */
  private static final int FEW = 2_000;

  /** How far another node's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final DeliveryScan scan;
  private final Events events;
  private final Database database;
  private final Duration limit;
  private final InstantSource clock;

  @Inject
  DeliverySearch(
      DeliveryScan scan,
      Events events,
      Database database,
      EventSettings settings,
      InstantSource clock) {
    this.scan = scan;
    this.events = events;
    this.database = database;
    this.limit = settings.searchTime;
    this.clock = clock;
  }

  /** The ids of a page. */
  PageInTime.Result<String> page(
      String tenantId, DeliveryCriteria criteria, Optional<Cursor> after, int most) {
    Instant now = clock.instant();
    PageInTime<FoundDelivery> page =
        new PageInTime<>(
            found -> matching(tenantId, criteria, found),
            FoundDelivery::position,
            after,
            most,
            clock,
            now.plus(limit));
    Optional<List<FoundDelivery>> few =
        criteria.state().filter(DeliveryState::isUnfinished).isPresent()
            ? waiting(tenantId, criteria.endpointId())
            : Optional.empty();
    if (few.isPresent()) {
      page.add(few.get());
    } else {
      boolean noted = criteria.state().filter(state -> isNoted(tenantId, state)).isPresent();
      EndpointLog log = noted ? EndpointLog.FAILED : EndpointLog.ALL;
      new NewestFirst<>(
              scan.log(log, tenantId, criteria.endpointId()), database.dialect(), most + 1)
          .walk(
              criteria.from().orElse(Instant.EPOCH),
              page.upper(criteria.before().orElse(now.plus(AHEAD))),
              now,
              found -> page.add(found.stream().distinct().toList()));
    }
    return page.result().map(FoundDelivery::id);
  }

  private List<FoundDelivery> matching(
      String tenantId, DeliveryCriteria criteria, List<FoundDelivery> deliveries) {
    List<FoundDelivery> fitting = deliveries.stream().filter(criteria::fit).toList();
    if (criteria.eventType().isEmpty() || fitting.isEmpty()) {
      return fitting;
    }
    List<String> ids = fitting.stream().map(FoundDelivery::eventId).distinct().toList();
    Map<String, String> types = events.types(tenantId, ids);
    return fitting.stream().filter(one -> criteria.fit(types.get(one.eventId()))).toList();
  }

  /** Whether every delivery that shows this state is noted as a failed one. */
  private boolean isNoted(String tenantId, DeliveryState state) {
    return switch (state) {
      case FAILED -> true;
      // What waits at a deleted endpoint shows as cancelled before it is.
      case CANCELLED -> !scan.anyWaitsAtDeleted(tenantId);
      default -> false;
    };
  }

  /** All that wait, newest first; nothing if they are too many. */
  private Optional<List<FoundDelivery>> waiting(String tenantId, Optional<String> endpointId) {
    List<FoundDelivery> found = scan.waiting(tenantId, endpointId, FEW + 1);
    return found.size() > FEW
        ? Optional.empty()
        : Optional.of(
            found.stream().sorted(Comparator.comparing(FoundDelivery::id).reversed()).toList());
  }
}
