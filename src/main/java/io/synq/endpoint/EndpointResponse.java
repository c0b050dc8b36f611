package io.synq.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the API shows it.
 *
 * @param filter a JSONata expression over the delivered body, or null
 */
public record EndpointResponse(
    String id,
    String url,
    @Nullable String description,
    List<String> eventTypes,
    @Nullable String filter,
    Map<String, String> headers,
    @Nullable Integer maxInFlight,
    String state,
    @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt) {

  static EndpointResponse of(Endpoint endpoint) {
    DisabledReason reason = endpoint.disabledReason();
    return new EndpointResponse(
        endpoint.id(),
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.filter(),
        endpoint.headers(),
        endpoint.maxInFlight(),
        endpoint.state().name().toLowerCase(Locale.ROOT),
        reason == null ? null : reason.name().toLowerCase(Locale.ROOT),
        endpoint.createdAt(),
        endpoint.updatedAt());
  }

  /** Whether both show the same, whenever it was written. */
  boolean sameAs(EndpointResponse other) {
    return new EndpointResponse(
            other.id,
            other.url,
            other.description,
            other.eventTypes,
            other.filter,
            other.headers,
            other.maxInFlight,
            other.state,
            other.disabledReason,
            other.createdAt,
            updatedAt)
        .equals(this);
  }

  /** The answer that made an endpoint: with its secret, which signs every request to it. */
  public record Created(
      String id,
      String url,
      @Nullable String description,
      List<String> eventTypes,
      @Nullable String filter,
      Map<String, String> headers,
      @Nullable Integer maxInFlight,
      String state,
      @Nullable String disabledReason,
      Instant createdAt,
      Instant updatedAt,
      String secret) {

    static Created of(Endpoints.Created created) {
      EndpointResponse endpoint = EndpointResponse.of(created.endpoint());
      return new Created(
          endpoint.id,
          endpoint.url,
          endpoint.description,
          endpoint.eventTypes,
          endpoint.filter,
          endpoint.headers,
          endpoint.maxInFlight,
          endpoint.state,
          endpoint.disabledReason,
          endpoint.createdAt,
          endpoint.updatedAt,
          created.secret().value());
    }
  }
}
