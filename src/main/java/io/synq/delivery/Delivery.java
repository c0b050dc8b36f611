package io.synq.delivery;

import io.synq.event.Event;
import io.synq.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event to one endpoint. It is made here, and changed by the statements of {@link Deliveries}
 * and {@link Conclusions}, many rows at a time: what an attempt brings is not inserted.
 */
@Entity
@Table(name = "delivery")
public class Delivery {
  /** What its ids begin with; the rest of them follows time. */
  public static final String PREFIX = "dlv_";

  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "endpoint_id")
  private String endpointId;

  private String state = DeliveryState.PENDING.text();

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  /** Set when the node that opens it makes its first attempt itself. */
  private @Nullable String claim;

  private int attempts;
  private boolean manual;
  private boolean replay;

  /** The size of the event's body. */
  private int bytes;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "finished_at", insertable = false)
  private @Nullable Instant finishedAt;

  @Column(name = "last_status", insertable = false)
  private @Nullable Integer lastStatus;

  @Column(name = "last_error", insertable = false)
  private @Nullable String lastError;

  @Column(name = "filter_error")
  private @Nullable String filterError;

  @Column(name = "order_key")
  private @Nullable String orderKey;

  @Column(name = "started_at", insertable = false)
  private @Nullable Instant startedAt;

  @Column(name = "duration_ms", insertable = false)
  private @Nullable Integer durationMs;

  @Column(insertable = false)
  private @Nullable String url;

  @Column(insertable = false)
  private byte @Nullable [] exchange;

  protected Delivery() {}

  private Delivery(
      String tenantId,
      String eventId,
      String endpointId,
      int bytes,
      Instant now,
      Instant dueAt,
      Duration expiry,
      boolean replay) {
    this.id = Ids.next(PREFIX);
    this.tenantId = tenantId;
    this.eventId = eventId;
    this.endpointId = endpointId;
    this.bytes = bytes;
    this.createdAt = now;
    this.dueAt = dueAt;
    this.expiresAt = now.plus(expiry);
    this.replay = replay;
  }

  /**
   * A new one.
   *
   * @param awake whether a wake-up follows; a disabled endpoint gets none, and its delivery is due
   *     the moment it is enabled
   */
  public static Delivery of(
      Event event, String endpointId, Instant now, Duration expiry, boolean replay, boolean awake) {
    return new Delivery(
        event.tenantId(),
        event.eventId(),
        endpointId,
        event.body().length,
        now,
        awake ? now.plus(Deliveries.WAKE_UP_GRACE) : now,
        expiry,
        replay);
  }

  /** A replay, of which a wake-up follows. */
  static Delivery again(Redelivery.Wanted wanted, Instant now, Duration expiry) {
    return new Delivery(
            wanted.tenantId(),
            wanted.eventId(),
            wanted.endpointId(),
            wanted.bytes(),
            now,
            now.plus(Deliveries.WAKE_UP_GRACE),
            expiry,
            true)
        .unfiltered(wanted.filterError())
        .keyed(wanted.orderKey());
  }

  /** Claims it for the node that opens it. */
  public Delivery claimed(String claim) {
    this.claim = claim;
    return this;
  }

  /** Notes why the endpoint's filter could not be evaluated, if that is so. */
  public Delivery unfiltered(@Nullable String error) {
    this.filterError = error;
    return this;
  }

  /** Lets it keep the order of its key; its place is given by {@link OrderJoin}. */
  public Delivery keyed(@Nullable OrderKey key) {
    if (key != null) {
      this.orderKey = key.text();
      this.filterError = filterError == null ? key.error() : filterError;
    }
    return this;
  }

  /** Others of its key go first. */
  void waitForItsTurn() {
    this.dueAt = Unfinished.IN_ITS_TURN;
    this.claim = null;
  }

  public Wake wake() {
    return new Wake(id, tenantId, endpointId, bytes, true);
  }

  public String id() {
    return id;
  }

  public String tenantId() {
    return tenantId;
  }

  public String eventId() {
    return eventId;
  }

  public String endpointId() {
    return endpointId;
  }

  public DeliveryState state() {
    return DeliveryState.of(state);
  }

  /** When the next attempt is made, or was to be, if one is to come. */
  public @Nullable Instant nextAttemptAt() {
    return switch (state()) {
      case PENDING -> dueAt == null || waitsForItsTurn() ? null : planned(dueAt);
      case RETRYING -> dueAt;
      default -> null;
    };
  }

  /**
   * When the attempt is planned: its wake-up is sent at once, and the due time only says when
   * somebody looks whether that was lost.
   */
  private Instant planned(Instant due) {
    // All retries of an endpoint are made sooner without one: they are looked for.
    Instant planned = attempts > 0 && !manual ? due : due.minus(Deliveries.WAKE_UP_GRACE);
    return planned.isBefore(createdAt) ? createdAt : planned;
  }

  /**
   * The key whose deliveries to this endpoint go one after the other; null if it keeps no order.
   */
  public @Nullable String orderKey() {
    return orderKey;
  }

  /** Whether others of its key go first. */
  public boolean waitsForItsTurn() {
    return dueAt != null && dueAt.isAfter(Unfinished.FAR);
  }

  public boolean replay() {
    return replay;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public @Nullable Instant finishedAt() {
    return finishedAt;
  }

  /** How many were made. */
  public int attempts() {
    return attempts;
  }

  public @Nullable Integer lastStatus() {
    return lastStatus;
  }

  public @Nullable String lastError() {
    return lastError;
  }

  public @Nullable String filterError() {
    return filterError;
  }

  /** The first attempt, if it went well and is kept here. */
  public Optional<FirstAttempt> firstAttempt() {
    return startedAt == null || durationMs == null || url == null || exchange == null
        ? Optional.empty()
        : Optional.of(new FirstAttempt(startedAt, durationMs, url, exchange));
  }
}
