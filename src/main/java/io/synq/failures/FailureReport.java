package io.synq.failures;

import io.synq.delivery.DeliverySettings;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says what fails now, by endpoint and cause. However many deliveries and endpoints there are, it
 * reads a bounded number of rows, and says where that was not all.
 */
@ApplicationScoped
public class FailureReport {
  /** How many endpoints are looked at, those that fail most first. */
  static final int MOST_ENDPOINTS = 50;

  /**
   * How many rows of waiting deliveries are read of one endpoint; of all together, twice as many.
   */
  private static final int MOST_WAITING = 10_000;

  /** The same of what was given up, each of which takes looks into four indexes. */
  private static final int MOST_FAILED = 2_000;

  /** Causes of one endpoint; texts of one kind are put together only after that. */
  private static final int MOST_CAUSES = 10;

  private final Database database;
  private final DeliverySettings settings;
  private final InstantSource clock;

  @Inject
  FailureReport(Database database, DeliverySettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What fails, most deliveries first.
   *
   * @param complete whether all endpoints and causes were looked at
   */
  @Schema(name = "FailureList")
  public record Response(
      List<FailureGroup> data,
      @Schema(
              description =
                  "Whether all endpoints and causes were looked at; the worst are looked at first.")
          boolean complete) {}

  /** Of a tenant, or of one endpoint. */
  Response of(String tenantId, Optional<String> endpointId) {
    Instant now = clock.instant();
    return database.glance(
        connection -> {
          List<FailingEndpoints.One> all =
              FailingEndpoints.of(
                  connection, tenantId, endpointId, FailingRows.oldest(now, settings.expiry));
          List<FailingEndpoints.One> worst = all.stream().limit(MOST_ENDPOINTS).toList();
          int shares = Math.max(1, worst.size() / 2);
          List<FailureGroup> found = new ArrayList<>();
          boolean complete = worst.size() == all.size();
          for (FailingEndpoints.One endpoint : worst) {
            complete &= look(connection, endpoint, now, shares, found);
          }
          found.sort(
              Comparator.comparingLong(FailureGroup::deliveries)
                  .reversed()
                  .thenComparing(FailureGroup::since));
          return new Response(found, complete);
        });
  }

  /** Adds the endpoint's causes; false if it has more of them. */
  private boolean look(
      Connection connection,
      FailingEndpoints.One endpoint,
      Instant now,
      int shares,
      List<FailureGroup> found)
      throws SQLException {
    FailingRows.Found none = new FailingRows.Found(List.of(), true);
    FailingRows.Found waiting =
        endpoint.waiting()
            ? FailingRows.waiting(connection, endpoint.id(), now, MOST_WAITING / shares)
            : none;
    FailingRows.Found failed =
        endpoint.failed()
            ? FailingRows.givenUp(
                connection, endpoint.id(), now, settings.expiry, MOST_FAILED / shares)
            : none;
    Map<Cause, FailureGroup> byCause = new LinkedHashMap<>();
    for (FailingRows.Row row : most(waiting.rows())) {
      add(connection, byCause, endpoint, row, true, waiting.complete());
    }
    for (FailingRows.Row row : most(failed.rows())) {
      add(connection, byCause, endpoint, row, false, failed.complete());
    }
    found.addAll(byCause.values());
    return Stream.of(waiting, failed).allMatch(one -> one.rows().size() <= MOST_CAUSES);
  }

  private static List<FailingRows.Row> most(List<FailingRows.Row> rows) {
    return rows.stream()
        .sorted(Comparator.comparingLong(FailingRows.Row::deliveries).reversed())
        .limit(MOST_CAUSES)
        .toList();
  }

  private void add(
      Connection connection,
      Map<Cause, FailureGroup> byCause,
      FailingEndpoints.One endpoint,
      FailingRows.Row row,
      boolean waits,
      boolean complete)
      throws SQLException {
    LastAttempt last = LastAttempt.of(connection, database.dialect(), row.latest());
    Cause cause = Cause.of(row, last);
    FailureGroup group =
        new FailureGroup(
            endpoint.id(),
            endpoint.name().url(),
            endpoint.name().description(),
            endpoint.state(),
            cause.status(),
            cause.kind(),
            waits ? row.deliveries() : 0,
            waits ? 0 : row.deliveries(),
            complete,
            row.since(),
            waits ? null : row.oldestEvent(),
            sample(row.latest(), last));
    byCause.merge(cause, group, FailureGroup::plus);
  }

  private static FailureGroup.@Nullable Sample sample(
      String deliveryId, @Nullable LastAttempt last) {
    if (last == null) {
      return null;
    }
    String text = last.answer() == null ? last.text() : last.answer();
    return new FailureGroup.Sample(deliveryId, last.startedAt(), text == null ? "" : text);
  }
}
