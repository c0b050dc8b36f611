package io.synq.figures;

import io.synq.endpoint.Condition;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.EndpointFailures;
import io.synq.endpoint.EndpointName;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.Endpoints;
import io.synq.platform.Cursor;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a tenant's endpoints do, the worst first. */
@ApplicationScoped
public class HealthReport {
  private final EndpointFailures conditions;
  private final CountRows counts;
  private final WaitingDeliveries waiting;
  private final Endpoints endpoints;
  private final InstantSource clock;

  @Inject
  HealthReport(
      EndpointFailures conditions,
      CountRows counts,
      WaitingDeliveries waiting,
      Endpoints endpoints,
      InstantSource clock) {
    this.conditions = conditions;
    this.counts = counts;
    this.waiting = waiting;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /**
   * An endpoint and how it does.
   *
   * @param ailing whether somebody should look at it
   * @param failingSince when the first of the failures ended; null without
   * @param failures failed attempts since the last 2xx
   * @param attempts in this hour and the one before
   * @param failedDeliveries that failed for good in this hour and the 24 before
   */
  @Schema(
      name = "EndpointHealth",
      examples =
          "{\"endpoint\": "
              + EndpointResponse.EXAMPLE
              + """
              ,
                "health": "failing",
                "ailing": true,
                "failing_since": "2024-12-04T15:32:07.412Z",
                "failures": 12,
                "attempts": 12,
                "failed_attempts": 12,
                "failed_deliveries": 0
              }
              """)
  public record Row(
      EndpointResponse endpoint,
      @Schema(enumeration = {"failing", "held", "degraded", "disabled", "healthy"}) String health,
      @Schema(description = "Whether somebody should look at it.") boolean ailing,
      @Schema(description = "Since when every attempt failed; null if the last one did not.")
          @Nullable Instant failingSince,
      @Schema(description = "Failed attempts since the last 2xx.") int failures,
      @Schema(description = "Attempts in this hour and the one before.") long attempts,
      @Schema(description = "Those of them that failed.") long failedAttempts,
      @Schema(description = "Deliveries that failed for good in this hour and the 24 before.")
          long failedDeliveries) {

    static Row of(Endpoint endpoint, Symptoms symptoms) {
      Condition condition = symptoms.condition();
      RecentCounts recent = symptoms.recent();
      return new Row(
          EndpointResponse.of(endpoint),
          symptoms.health().text(),
          symptoms.ailing(),
          condition.failingSince(),
          condition.failures(),
          recent.attempts(),
          recent.failedAttempts(),
          recent.failedDeliveries());
    }
  }

  /** How many endpoints do so; {@code ailing} ones are among the others. */
  @Schema(
      name = "EndpointHealthCounts",
      examples =
          """
        {"ailing": 1, "failing": 1, "held": 0, "degraded": 0, "disabled": 0, "healthy": 11}
        """)
  public record Counts(
      @Schema(description = "How many somebody should look at.") int ailing,
      int failing,
      int held,
      int degraded,
      int disabled,
      int healthy) {

    static Counts of(List<Symptoms> all) {
      return new Counts(
          (int) all.stream().filter(Symptoms::ailing).count(),
          count(all, Health.FAILING),
          count(all, Health.HELD),
          count(all, Health.DEGRADED),
          count(all, Health.DISABLED),
          count(all, Health.HEALTHY));
    }

    private static int count(List<Symptoms> all, Health health) {
      return (int) all.stream().filter(one -> one.health() == health).count();
    }
  }

  /**
   * A page of the list, and how many there are of each kind on all of its pages.
   *
   * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
   */
  @Schema(name = "EndpointHealthList")
  public record Response(List<Row> data, @Nullable String nextCursor, Counts counts) {}

  /** An endpoint of a list that is put in order. */
  private record Ranked(Symptoms symptoms, HealthOrder.Place place) {}

  /** Those that are asked for, after this position. */
  Response page(String tenantId, HealthQuery query, Optional<Cursor> after, int limit) {
    HealthQuery.Wanted wanted = query.read();
    List<Symptoms> all = symptoms(tenantId, Optional.empty());
    Map<String, EndpointName> names = wanted.byName() ? names(tenantId) : Map.of();
    HealthOrder order = wanted.order();
    Optional<HealthOrder.Place> last = after.map(HealthOrder.Place::at);
    List<Ranked> ranked =
        all.stream()
            .filter(one -> wanted.fits(one, names.get(one.condition().endpointId())))
            .map(one -> new Ranked(one, order.place(one, names.get(one.condition().endpointId()))))
            .filter(one -> last.isEmpty() || one.place().compareTo(last.get()) > 0)
            .sorted(Comparator.comparing(Ranked::place))
            .limit(limit + 1L)
            .toList();
    Page<Ranked> page = Page.of(ranked, limit, one -> one.place().cursor());
    List<Symptoms> shown = page.data().stream().map(Ranked::symptoms).toList();
    return new Response(rows(tenantId, shown), page.nextCursor(), Counts.of(all));
  }

  private Map<String, EndpointName> names(String tenantId) {
    return endpoints.names(tenantId).stream()
        .collect(Collectors.toMap(EndpointName::id, Function.identity()));
  }

  /** Of one endpoint; 404 if the tenant has no such one. */
  Row of(String tenantId, String endpointId) {
    return rows(tenantId, symptoms(tenantId, Optional.of(endpointId))).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("endpoint").exception());
  }

  private List<Symptoms> symptoms(String tenantId, Optional<String> endpointId) {
    Map<String, RecentCounts> recent = recent(tenantId, endpointId);
    Set<String> holding = waiting.held(tenantId, endpointId);
    return conditions.conditions(tenantId, endpointId).stream()
        .map(
            one ->
                new Symptoms(
                    one,
                    holding.contains(one.endpointId()),
                    recent.getOrDefault(one.endpointId(), RecentCounts.NONE)))
        .toList();
  }

  private Map<String, RecentCounts> recent(String tenantId, Optional<String> endpointId) {
    Instant now = clock.instant();
    Instant from = RecentCounts.start(now);
    return RecentCounts.of(
        endpointId.isPresent()
            ? counts.of(tenantId, List.of(endpointId.get()), CountSpan.HOUR, from, now)
            : counts.ofEach(tenantId, CountSpan.HOUR, from, now),
        now);
  }

  private List<Row> rows(String tenantId, List<Symptoms> symptoms) {
    Map<String, Endpoint> found =
        endpoints.all(
            tenantId, symptoms.stream().map(one -> one.condition().endpointId()).toList());
    return symptoms.stream()
        .filter(one -> found.containsKey(one.condition().endpointId()))
        .map(one -> Row.of(found.get(one.condition().endpointId()), one))
        .toList();
  }
}
