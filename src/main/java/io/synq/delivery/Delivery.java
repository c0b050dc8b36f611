package io.synq.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event to one endpoint. For reading: its rows are written by {@link Deliveries}. */
@Entity
@Table(name = "delivery")
public class Delivery {
  /** What its ids begin with; the rest of them follows time. */
  static final String PREFIX = "dlv_";

  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "endpoint_id")
  private String endpointId;

  private String state;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  private boolean replay;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Column(name = "last_status")
  private @Nullable Integer lastStatus;

  @Column(name = "last_error")
  private @Nullable String lastError;

  @Column(name = "filter_error")
  private @Nullable String filterError;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "duration_ms")
  private @Nullable Integer durationMs;

  private @Nullable String url;
  private byte @Nullable [] exchange;

  protected Delivery() {}

  String id() {
    return id;
  }

  String tenantId() {
    return tenantId;
  }

  String eventId() {
    return eventId;
  }

  String endpointId() {
    return endpointId;
  }

  DeliveryState state() {
    return DeliveryState.of(state);
  }

  /** When the next attempt is made, if one is to come. */
  @Nullable Instant nextAttemptAt() {
    return switch (state()) {
      case PENDING -> createdAt;
      case RETRYING -> dueAt;
      default -> null;
    };
  }

  boolean replay() {
    return replay;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant finishedAt() {
    return finishedAt;
  }

  @Nullable Integer lastStatus() {
    return lastStatus;
  }

  @Nullable String lastError() {
    return lastError;
  }

  @Nullable String filterError() {
    return filterError;
  }

  /** The first attempt, if it went well and is kept here. */
  Optional<AttemptResponse> firstAttempt(@Nullable String eventType) {
    if (startedAt == null || durationMs == null || url == null || exchange == null) {
      return Optional.empty();
    }
    String type = eventType == null ? "" : eventType;
    return Optional.of(
        new FirstAttempt(startedAt, durationMs, url, exchange)
            .response(id, eventId, type, lastStatus));
  }
}
