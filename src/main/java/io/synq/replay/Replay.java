package io.synq.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job. One node at a time works on it: the one that holds its lease. */
@Entity
@Table(name = "replay")
public class Replay {
  /** How long a node that has gone down keeps a job. */
  static final Duration LEASE = Duration.ofSeconds(10);

  static final int MOST_FAILURES = 10;

  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "to_at")
  private Instant to;

  @Column(name = "event_types")
  private @Nullable String eventTypes;

  @Column(name = "endpoint_ids")
  private @Nullable String endpointIds;

  @Enumerated(EnumType.STRING)
  private Choice choice;

  @Column(name = "org_id")
  private @Nullable String orgId;

  @Column(name = "user_id")
  private @Nullable String userId;

  @Column(name = "body_text")
  private @Nullable String bodyText;

  @Enumerated(EnumType.STRING)
  private ReplayState state;

  private @Nullable Long total;
  private long opened;
  private long done;
  private long failed;
  private int failures;
  private @Nullable String owner;

  @Column(name = "lease_until")
  private @Nullable Instant leaseUntil;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  /** Whether nothing is left to do, not even to count the ends of what it opened. */
  private boolean settled;

  protected Replay() {}

  Replay(String id, String tenantId, ReplayFilter filter, @Nullable Long total, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.from = filter.from();
    this.to = filter.to();
    this.eventTypes = joined(filter.eventTypes());
    this.endpointIds = joined(filter.endpointIds());
    this.choice = filter.deliveryStatus();
    this.orgId = filter.narrowing().orgId();
    this.userId = filter.narrowing().userId();
    this.bodyText = filter.narrowing().text();
    this.state = ReplayState.RUNNING;
    this.total = total;
    this.createdAt = now;
  }

  private static @Nullable String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private static List<String> words(@Nullable String joined) {
    return joined == null ? List.of() : List.of(joined.split(" "));
  }

  /**
   * When a lease taken now ends at the latest, by whatever node's clock: one that ends later was
   * taken before the clock was set back, and counts no more.
   */
  static Instant latest(Instant now) {
    return now.plus(LEASE.multipliedBy(2));
  }

  /** Takes the job over if nobody works on it; whether that was so. */
  boolean take(String taker, Instant now) {
    boolean leased =
        leaseUntil != null && now.isBefore(leaseUntil) && !leaseUntil.isAfter(latest(now));
    if (settled || leased) {
      return false;
    }
    owner = taker;
    leaseUntil = now.plus(LEASE);
    return true;
  }

  /** Keeps the job for a while longer; false if it was taken over or is over. */
  boolean keep(String holder, Instant now) {
    if (settled || !holder.equals(owner)) {
      return false;
    }
    leaseUntil = now.plus(LEASE);
    return true;
  }

  /** Nobody works on it now. */
  void release() {
    owner = null;
    leaseUntil = null;
  }

  void opened(int deliveries) {
    opened += deliveries;
  }

  /** Counts deliveries that have ended. */
  void ended(int delivered, int otherwise) {
    done += delivered;
    failed += otherwise;
  }

  /** Nothing is left to open, and all that was opened has ended. */
  void complete(Instant now) {
    if (state == ReplayState.RUNNING) {
      end(ReplayState.COMPLETED, now);
      total = opened;
    }
    settled = true;
  }

  /** Opens nothing more; false if the job was over. */
  boolean cancel(Instant now) {
    if (state != ReplayState.RUNNING) {
      return false;
    }
    end(ReplayState.CANCELLED, now);
    return true;
  }

  /** A round went well: only failures in a row count. */
  void noteSuccess() {
    failures = 0;
  }

  /** One more failure of the server in a row; after too many the job is given up. */
  void noteFailure(Instant now) {
    failures++;
    if (failures >= MOST_FAILURES && state == ReplayState.RUNNING) {
      end(ReplayState.FAILED, now);
    }
  }

  private void end(ReplayState end, Instant now) {
    state = end;
    finishedAt = now;
  }

  String id() {
    return id;
  }

  String tenantId() {
    return tenantId;
  }

  ReplayFilter filter() {
    Narrowing narrowing = new Narrowing(orgId, userId, bodyText);
    return new ReplayFilter(from, to, words(eventTypes), words(endpointIds), choice, narrowing);
  }

  ReplayState state() {
    return state;
  }

  @Nullable Long total() {
    return total;
  }

  long done() {
    return done;
  }

  long failed() {
    return failed;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant finishedAt() {
    return finishedAt;
  }
}
