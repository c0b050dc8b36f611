package io.synq.endpoint;

import io.synq.outbound.ReceiverUrl;
import io.synq.platform.JsonConfiguration;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A subscriber's URL, with what it wants and whether it gets it now. */
@Entity
@Table(name = "endpoint")
public class Endpoint {
  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  private String url;
  private @Nullable String description;

  @Column(name = "event_types")
  private String eventTypes;

  @Column(name = "filter_expression")
  private @Nullable String filter;

  @Column(name = "transform_expression")
  private @Nullable String transform;

  @Column(name = "body_format")
  private @Nullable String format;

  private boolean handshake;
  private @Nullable String headers;

  /** The authentication as JSON, without its secret. */
  private @Nullable String authentication;

  @Column(name = "max_in_flight")
  private @Nullable Integer maxInFlight;

  @Column(name = "rate_limit")
  private @Nullable Integer rateLimit;

  @Embedded private @Nullable RetryColumns retry;

  private String ordering;

  @Column(name = "ordering_key")
  private @Nullable String orderingKey;

  @Column(name = "ordering_limit")
  private @Nullable Integer orderingLimit;

  @Enumerated(EnumType.STRING)
  private EndpointState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "disabled_reason")
  private @Nullable DisabledReason disabledReason;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Version private long version;

  protected Endpoint() {}

  Endpoint(String id, String tenantId, EndpointRequest request, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.createdAt = now;
    this.state = EndpointState.ENABLED;
    apply(request, now);
  }

  /** Takes over what people edit, but for the authentication. */
  void apply(EndpointRequest request, Instant now) {
    url = request.url();
    description = request.description();
    eventTypes = String.join(" ", new LinkedHashSet<>(request.eventTypes()));
    filter = request.filter();
    transform = request.transform();
    format = request.format();
    handshake = request.handshake();
    maxInFlight = request.maxInFlight();
    rateLimit = request.rateLimit();
    retry = RetryColumns.of(request.retry());
    ordering = request.ordering();
    orderingKey = request.orderingKey();
    orderingLimit = request.orderingLimitSeconds();
    headers = Json.createObjectBuilder(request.headers()).build().toString();
    updatedAt = now;
    if (request.enabled() && state == EndpointState.DISABLED) {
      enable(now);
    } else if (!request.enabled() && state == EndpointState.ENABLED) {
      disable(DisabledReason.MANUAL, now);
    }
  }

  /**
   * Whether the endpoint has not changed since an attempt on it began, so that the attempt's
   * outcome still says something of it.
   */
  public boolean isStill(URI attempted, Instant began) {
    return !began.isBefore(updatedAt) && ReceiverUrl.stored(url).equals(attempted);
  }

  /** The request that would make it as it is, without its secrets. */
  EndpointRequest asRequest() {
    return new EndpointRequest(
        url,
        description,
        eventTypes(),
        filter,
        transform,
        format,
        handshake,
        headers(),
        AuthenticationRequest.of(authentication()),
        maxInFlight,
        rateLimit,
        retry(),
        ordering,
        orderingKey,
        orderingLimit,
        state == EndpointState.ENABLED,
        null,
        null);
  }

  void enable(Instant now) {
    if (state == EndpointState.ENABLED) {
      return;
    }
    state = EndpointState.ENABLED;
    disabledReason = null;
    updatedAt = now;
  }

  void disable(DisabledReason reason, Instant now) {
    if (reason == disabledReason) {
      return;
    }
    state = EndpointState.DISABLED;
    disabledReason = reason;
    updatedAt = now;
  }

  void delete(Instant now) {
    deletedAt = now;
    updatedAt = now;
  }

  public String id() {
    return id;
  }

  public String tenantId() {
    return tenantId;
  }

  public String url() {
    return url;
  }

  @Nullable String description() {
    return description;
  }

  List<String> eventTypes() {
    return List.of(eventTypes.split(" "));
  }

  @Nullable String filter() {
    return filter;
  }

  @Nullable String transform() {
    return transform;
  }

  @Nullable String format() {
    return format;
  }

  boolean handshake() {
    return handshake;
  }

  /** Their names are one regardless of case (RFC 9110 §5.1). */
  Map<String, String> headers() {
    Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (headers != null) {
      try (JsonReader reader = Json.createReader(new StringReader(headers))) {
        reader
            .readObject()
            .forEach((name, value) -> map.put(name, ((JsonString) value).getString()));
      }
    }
    return map;
  }

  /** How the receiver knows who sends, less the secrets; null for by signatures alone. */
  @Nullable AuthenticationResponse authentication() {
    return authentication == null
        ? null
        : JsonConfiguration.jsonb().fromJson(authentication, AuthenticationResponse.class);
  }

  void authenticate(@Nullable AuthenticationResponse shown) {
    authentication = shown == null ? null : JsonConfiguration.jsonb().toJson(shown);
  }

  @Nullable Integer maxInFlight() {
    return maxInFlight;
  }

  @Nullable Integer rateLimit() {
    return rateLimit;
  }

  /** Null where the server's schedule holds. */
  public @Nullable Retry retry() {
    return retry == null ? null : retry.retry();
  }

  Ordering ordering() {
    return Ordering.of(ordering);
  }

  /** The expression that gives the key of a body, where there is one. */
  @Nullable String orderingKey() {
    return orderingKey;
  }

  /** How many seconds a delivery may keep those of its key waiting; null for its whole time. */
  @Nullable Integer orderingLimit() {
    return orderingLimit;
  }

  public EndpointState state() {
    return state;
  }

  @Nullable DisabledReason disabledReason() {
    return disabledReason;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  /** Rises with each change of what is stored here. */
  long version() {
    return version;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }
}
