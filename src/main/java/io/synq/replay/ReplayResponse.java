package io.synq.replay;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it.
 *
 * @param total deliveries to be made; null while it is not known, since there was too much to count
 * @param done of these, how many were delivered
 * @param failed of these, how many ended without a 2xx
 */
@Schema(
    name = "Replay",
    examples =
        """
        {
          "id": "rpl_01h455vb4pex5vsknk084sn02q",
          "state": "running",
          "total": 1200,
          "done": 340,
          "failed": 0,
          "filter": {
            "from": "2024-12-01T00:00:00.000Z",
            "to": "2024-12-04T15:32:07.412Z",
            "event_types": null,
            "endpoint_ids": ["ep_01h455vb4pex5vsknk084sn02q"],
            "delivery_status": "missing",
            "org_id": null,
            "user_id": null,
            "q": null
          },
          "created_at": "2024-12-04T15:32:07.412Z",
          "finished_at": null
        }
        """)
public record ReplayResponse(
    String id,
    @Schema(enumeration = {"running", "completed", "cancelled", "failed"}) String state,
    @Schema(description = "Deliveries in all; null while it is not known.") @Nullable Long total,
    @Schema(description = "Of these, how many were delivered.") long done,
    @Schema(description = "Of these, how many ended without a 2xx.") long failed,
    Filter filter,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** What it replays; null where the request named nothing. */
  @Schema(name = "ReplayFilter")
  public record Filter(
      Instant from,
      Instant to,
      @Nullable List<String> eventTypes,
      @Nullable List<String> endpointIds,
      @Schema(enumeration = {"any", "failed", "missing"}) String deliveryStatus,
      @Nullable String orgId,
      @Nullable String userId,
      @Nullable String q) {

    static Filter of(ReplayFilter filter) {
      return new Filter(
          filter.from(),
          filter.to(),
          filter.eventTypes().isEmpty() ? null : filter.eventTypes(),
          filter.endpointIds().isEmpty() ? null : filter.endpointIds(),
          filter.deliveryStatus().text(),
          filter.narrowing().orgId(),
          filter.narrowing().userId(),
          filter.narrowing().text());
    }
  }

  /**
   * What a dry run found.
   *
   * @param complete false when there was too much to count: there are at least so many
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
