package io.synq.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the API shows it.
 *
 * @param filter a JSONata expression over the delivered body, or null
 */
@Schema(
    name = "Endpoint",
    examples =
        """
        {
          "id": "ep_01h455vb4pex5vsknk084sn02q",
          "url": "https://example.com/hooks",
          "description": "Orders to the warehouse",
          "event_types": ["order.*"],
          "filter": "payload.total > 100",
          "headers": {"X-Warehouse": "north"},
          "max_in_flight": null,
          "state": "enabled",
          "disabled_reason": null,
          "created_at": "2024-12-04T15:32:07.412Z",
          "updated_at": "2024-12-04T15:32:07.412Z"
        }
        """)
public record EndpointResponse(
    String id,
    String url,
    @Nullable String description,
    List<String> eventTypes,
    @Nullable String filter,
    Map<String, String> headers,
    @Nullable Integer maxInFlight,
    @Schema(enumeration = {"enabled", "disabled"}) String state,
    @Schema(enumeration = {"manual", "failing", "gone"}) @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt) {

  public static EndpointResponse of(Endpoint endpoint) {
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
  @Schema(
      name = "EndpointCreated",
      examples =
          """
        {
          "id": "ep_01h455vb4pex5vsknk084sn02q",
          "url": "https://example.com/hooks",
          "description": "Orders to the warehouse",
          "event_types": ["order.*"],
          "filter": "payload.total > 100",
          "headers": {"X-Warehouse": "north"},
          "max_in_flight": null,
          "state": "enabled",
          "disabled_reason": null,
          "created_at": "2024-12-04T15:32:07.412Z",
          "updated_at": "2024-12-04T15:32:07.412Z",
          "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        }
        """)
  public record Created(
      String id,
      String url,
      @Nullable String description,
      List<String> eventTypes,
      @Nullable String filter,
      Map<String, String> headers,
      @Nullable Integer maxInFlight,
      @Schema(enumeration = {"enabled", "disabled"}) String state,
      @Schema(enumeration = {"manual", "failing", "gone"}) @Nullable String disabledReason,
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
