package io.synq.notices;

import io.synq.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is to be told of one of its endpoints.
 *
 * @param reason why it was disabled; null otherwise
 * @param times attempts in a row that failed, or deliveries that were given up
 * @param deliveryIds the first of those
 */
record Notice(
    String id,
    String tenantId,
    String endpointId,
    NoticeKind kind,
    @Nullable String reason,
    int times,
    Instant since,
    Instant until,
    List<String> deliveryIds) {

  /** So many deliveries are named. */
  static final int MOST_IDS = 10;

  static Notice failing(String tenantId, String endpointId, int failures, Instant since) {
    return of(tenantId, endpointId, NoticeKind.FAILING, null, failures, since, List.of());
  }

  static Notice disabled(String tenantId, String endpointId, String reason, Instant at) {
    return of(tenantId, endpointId, NoticeKind.DISABLED, reason, 1, at, List.of());
  }

  /** A delivery was given up. */
  static Notice of(
      NoticeKind kind, String tenantId, String endpointId, String deliveryId, Instant at) {
    return of(tenantId, endpointId, kind, null, 1, at, List.of(deliveryId));
  }

  private static Notice of(
      String tenantId,
      String endpointId,
      NoticeKind kind,
      @Nullable String reason,
      int times,
      Instant at,
      List<String> deliveryIds) {
    return new Notice(
        Ids.next("ntc_"), tenantId, endpointId, kind, reason, times, at, at, deliveryIds);
  }

  /** The same by another id. */
  Notice renewed() {
    return new Notice(
        Ids.next("ntc_"), tenantId, endpointId, kind, reason, times, since, until, deliveryIds);
  }

  /** Both in one, of the same kind and endpoint; this one came first. */
  Notice and(Notice later) {
    return new Notice(
        id,
        tenantId,
        endpointId,
        kind,
        reason,
        times + later.times,
        since.isBefore(later.since) ? since : later.since,
        until.isAfter(later.until) ? until : later.until,
        Stream.concat(deliveryIds.stream(), later.deliveryIds.stream()).limit(MOST_IDS).toList());
  }
}
