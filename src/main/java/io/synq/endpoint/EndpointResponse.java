package io.synq.endpoint;

import io.synq.signature.SigningKey;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the API shows it.
 *
 * @param filter a JSONata expression over the delivered body, or null
 * @param secret only in the answer that made it, as {@code publicKey} is: otherwise null, and not a
 *     member
 */
@Schema(name = "Endpoint", examples = EndpointResponse.EXAMPLE)
public record EndpointResponse(
    String id,
    String url,
    @Nullable String description,
    List<String> eventTypes,
    @Nullable String filter,
    @Nullable String transform,
    @Schema(enumeration = {Shape.CLOUDEVENTS}) @Nullable String format,
    boolean handshake,
    Map<String, String> headers,
    @Nullable AuthenticationResponse authentication,
    @Nullable Integer maxInFlight,
    @Nullable Integer rateLimit,
    @Nullable Retry retry,
    @Schema(enumeration = {Ordering.NONE_TEXT, Ordering.EVENT_TYPE_TEXT, Ordering.KEY_TEXT})
        String ordering,
    @Nullable String orderingKey,
    @Nullable Integer orderingLimitSeconds,
    @Schema(enumeration = {"enabled", "disabled"}) String state,
    @Schema(enumeration = {"manual", "failing", "gone"}) @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt,
    @JsonbNillable(false)
        @Schema(description = "What signs every request to it; only in the answer that made it.")
        @Nullable String secret,
    @JsonbNillable(false)
        @Schema(
            description =
                "What verifies every request to it, in the place of a secret, where a key pair"
                    + " signs; only in the answer that made it.")
        @Nullable String publicKey) {

  /** For descriptions of what holds an endpoint, too. */
  public static final String EXAMPLE =
      """
      {
        "id": "ep_01h455vb4pex5vsknk084sn02q",
        "url": "https://example.com/hooks",
        "description": "Orders to the warehouse",
        "event_types": ["order.*"],
        "filter": "payload.total > 100",
        "transform": null,
        "format": null,
        "handshake": false,
        "headers": {"X-Warehouse": "north"},
        "authentication": null,
        "max_in_flight": null,
        "rate_limit": null,
        "retry": null,
        "ordering": "none",
        "ordering_key": null,
        "ordering_limit_seconds": null,
        "state": "enabled",
        "disabled_reason": null,
        "created_at": "2024-12-04T15:32:07.412Z",
        "updated_at": "2024-12-04T15:32:07.412Z"
      }
      """;

  public static EndpointResponse of(Endpoint endpoint) {
    return of(endpoint, null, null);
  }

  static EndpointResponse of(EndpointChanges.Created created) {
    SigningKey key = created.key();
    return of(created.endpoint(), KeyKind.secret(key), KeyKind.publicKey(key));
  }

  private static EndpointResponse of(
      Endpoint endpoint, @Nullable String secret, @Nullable String publicKey) {
    DisabledReason reason = endpoint.disabledReason();
    return new EndpointResponse(
        endpoint.id(),
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.filter(),
        endpoint.transform(),
        endpoint.format(),
        endpoint.handshake(),
        endpoint.headers(),
        endpoint.authentication(),
        endpoint.maxInFlight(),
        endpoint.rateLimit(),
        endpoint.retry(),
        endpoint.ordering().text(),
        endpoint.orderingKey(),
        endpoint.orderingLimit(),
        endpoint.state().text(),
        reason == null ? null : reason.text(),
        endpoint.createdAt(),
        endpoint.updatedAt(),
        secret,
        publicKey);
  }
}
