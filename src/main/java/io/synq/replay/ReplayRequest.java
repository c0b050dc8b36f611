package io.synq.replay;

import io.synq.eventtype.EventTypeName;
import io.synq.platform.Names;
import io.synq.platform.Violations;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which events are to be replayed, or counted. */
@Schema(
    examples =
        """
        {"from": "2024-12-01T00:00:00.000Z", "delivery_status": "missing", "dry_run": true}
        """)
public record ReplayRequest(
    @Schema(
            required = true,
            description =
                "Events accepted then or later; from the oldest that is kept, if it is older.")
        Instant from,
    @Schema(description = "Events accepted before; now by default.") @Nullable Instant to,
    @Schema(
            minItems = 1,
            maxItems = 60,
            maxLength = EventTypeName.MAX,
            description = "Names of event types, domain.* or *; all by default.")
        @Nullable List<String> eventTypes,
    @Schema(minItems = 1, maxItems = 100, maxLength = 64, description = "All by default.")
        @Nullable List<String> endpointIds,
    @Schema(
            required = true,
            enumeration = {"any", "failed", "missing"},
            description =
                "any: all; failed: those whose latest delivery failed; missing: those that an"
                    + " endpoint never had a delivery of.")
        String deliveryStatus,
    @Schema(format = "uuid", description = "Only events of this organization.")
        @Nullable String orgId,
    @Schema(
            minLength = 1,
            maxLength = ReplayRequest.LONGEST_TEXT,
            description =
                "Only events of this user: a UUID, or the id of a key or an actor who changed an"
                    + " issue.")
        @Nullable String userId,
    @Schema(
            minLength = 1,
            maxLength = ReplayRequest.LONGEST_TEXT,
            description = "Only events with this text in their body, in whatever case.")
        @Nullable String q,
    @Schema(defaultValue = "false", description = "Only count.") @Nullable Boolean dryRun) {
  static final int LONGEST_TEXT = 128;

  /** Puts its default in the place of what was left out. */
  public ReplayRequest {
    dryRun = dryRun != null && dryRun;
  }

  /** What is wrong with it beyond what the schema can say. */
  Violations violations(Instant now) {
    Violations wrong = new Violations();
    if (!from.isBefore(end(now))) {
      wrong.add("/from", "must be before to, which is now at the latest");
    }
    List<String> types = some(eventTypes);
    for (int i = 0; i < types.size(); i++) {
      if (!EventTypeName.isPattern(types.get(i))) {
        wrong.add("/event_types/" + i, "must be an event type, domain.* or *");
      }
    }
    return wrong;
  }

  /**
   * What it chooses.
   *
   * @param oldest that is kept, which is meant by what is older
   */
  ReplayFilter filter(Instant now, Instant oldest) {
    return new ReplayFilter(
        latest(from, oldest),
        latest(end(now), oldest),
        some(eventTypes).stream().distinct().toList(),
        some(endpointIds).stream().distinct().toList(),
        Choice.of(deliveryStatus).orElseThrow(),
        new Narrowing(
            orgId == null ? null : Names.canonical(orgId),
            userId == null ? null : Names.canonical(userId),
            q));
  }

  private Instant end(Instant now) {
    return to == null || to.isAfter(now) ? now : to;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static List<String> some(@Nullable List<String> names) {
    return names == null ? List.of() : names;
  }
}
