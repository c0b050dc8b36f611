package io.synq.platform;

import java.util.Arrays;

/** Every kind of refusal, with its HTTP status and its stable name. */
public enum ProblemType {
  MALFORMED(400, "malformed-request", "The request is malformed"),
  UNAUTHENTICATED(401, "unauthenticated", "Credentials are missing or wrong"),
  FORBIDDEN(403, "forbidden", "The credentials do not allow this"),
  NOT_FOUND(404, "not-found", "There is no such thing here"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "not-acceptable", "No acceptable representation"),
  TOO_SLOW(408, "too-slow", "The request did not arrive in time"),
  CHANGED_MEANWHILE(409, "changed-meanwhile", "Others changed it at the same time"),
  ALREADY_EXISTS(409, "already-exists", "One of this name exists"),
  LIMIT_REACHED(409, "limit-reached", "There are as many as there may be"),
  EVENT_ID_TAKEN(409, "event-id-taken", "Another event has this id"),
  BUILT_IN_EVENT_TYPE(409, "built-in-event-type", "The server itself emits this event type"),
  ENDPOINT_DISABLED(409, "endpoint-disabled", "The endpoint is disabled"),
  ENDPOINT_DELETED(409, "endpoint-deleted", "The endpoint was deleted"),
  DELIVERY_IN_FLIGHT(409, "delivery-in-flight", "The delivery is on its way, or about to be"),
  DELIVERY_WAITS(409, "delivery-waits", "Others of its key go first"),
  DELIVERY_ENDED(409, "delivery-ended", "The delivery has ended"),
  REPLAY_ENDED(409, "replay-ended", "The replay has ended"),
  ISSUE_CLOSED(409, "issue-closed", "The issue is closed"),
  OWN_ACCOUNT(409, "own-account", "Administrators cannot do this to their own account"),
  REQUEST_IN_PROGRESS(409, "request-in-progress", "The first request of this key is under way"),
  GONE(410, "gone", "This can no longer be used"),
  POSITION_EXPIRED(410, "position-expired", "What comes after this position is no longer kept"),
  PRECONDITION_FAILED(412, "precondition-failed", "The thing has changed meanwhile"),
  TOO_LARGE(413, "too-large", "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The media type is not supported"),
  INVALID(422, "invalid", "The request is invalid"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests of this kind"),
  INTERNAL(500, "internal", "The server failed"),
  UNAVAILABLE(503, "unavailable", "The server cannot take this now");

  private final int status;
  private final String slug;
  private final String title;

  ProblemType(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  /** That of a status; the general one where there is none of its own. */
  static ProblemType ofStatus(int status) {
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(status < 500 ? MALFORMED : INTERNAL);
  }

  /** Whether the same request may succeed when it is sent again later. */
  public boolean passes() {
    return switch (this) {
      case TOO_SLOW,
          CHANGED_MEANWHILE,
          LIMIT_REACHED,
          DELIVERY_IN_FLIGHT,
          DELIVERY_WAITS,
          REQUEST_IN_PROGRESS,
          TOO_MANY_REQUESTS,
          INTERNAL,
          UNAVAILABLE ->
          true;
      default -> false;
    };
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The {@code type} member (RFC 9457 §3.1.1). */
  public String uri() {
    return "urn:synq:problem:" + slug;
  }
}
