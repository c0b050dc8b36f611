package io.synq.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it.
 *
 * @param total deliveries to be made; null while it is not known, since there was too much to count
 * @param done of these, how many were delivered
 * @param failed of these, how many ended without
 */
public record ReplayResponse(
    String id,
    String state,
    @Nullable Long total,
    long done,
    long failed,
    Filter filter,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** What it replays; null where the request named nothing. */
  public record Filter(
      Instant from,
      Instant to,
      @Nullable List<String> eventTypes,
      @Nullable List<String> endpointIds,
      String deliveryStatus) {

    static Filter of(ReplayFilter filter) {
      return new Filter(
          filter.from(),
          filter.to(),
          filter.eventTypes().isEmpty() ? null : filter.eventTypes(),
          filter.endpointIds().isEmpty() ? null : filter.endpointIds(),
          filter.deliveryStatus().text());
    }
  }

  /**
   * What a dry run found.
   *
   * @param complete false when there was too much to count: it is more than this
   */
  public record Count(long count, boolean complete) {}

  static ReplayResponse of(Replay replay) {
    return new ReplayResponse(
        replay.id(),
        replay.state().text(),
        replay.total(),
        replay.done(),
        replay.failed(),
        Filter.of(replay.filter()),
        replay.createdAt(),
        replay.finishedAt());
  }
}
