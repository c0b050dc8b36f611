package io.synq.replay;

import io.synq.audit.AuditLog;
import io.synq.endpoint.Subscriber;
import io.synq.endpoint.Subscribers;
import io.synq.endpoint.TenantSubscribers;
import io.synq.platform.CostlyWork;
import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tenants' replay jobs. */
@ApplicationScoped
public class Replays {
  private static final long MOST_RUNNING = 10;

  @PersistenceContext EntityManager entities;
  private final Subscribers subscribers;
  private final Selection selection;
  private final CostlyWork turns;
  private final AuditLog audit;
  private final InstantSource clock;

  @Inject
  Replays(
      Subscribers subscribers,
      Selection selection,
      CostlyWork turns,
      AuditLog audit,
      InstantSource clock) {
    this.subscribers = subscribers;
    this.selection = selection;
    this.turns = turns;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * How many deliveries a job would make; 404 if the tenant has no such endpoint. What is costly to
   * count waits for the tenant's turn; 503 if too much does already.
   */
  public ReplayResponse.Count count(String tenantId, ReplayFilter filter) {
    Collection<Subscriber> targets = targets(tenantId, filter);
    CostlyWork.Steps<ReplayResponse.Count> steps = selection.count(tenantId, filter, targets);
    return targets.stream().anyMatch(one -> selection.isCostly(filter, one))
        ? turns.await(tenantId, steps)
        : steps.all();
  }

  /**
   * A new job; 404 if the tenant has no such endpoint, 409 if too many of its jobs are running.
   *
   * @param total how many deliveries it will make, if that is known
   */
  @Transactional
  public ReplayResponse create(String tenantId, ReplayFilter filter, @Nullable Long total) {
    // One after the other: the tenant's row is the lock.
    entities.find(Tenant.class, tenantId, LockModeType.PESSIMISTIC_WRITE);
    Collection<Subscriber> targets = targets(tenantId, filter);
    if (running(tenantId) >= MOST_RUNNING) {
      throw Problem.of(
              ProblemType.LIMIT_REACHED,
              MOST_RUNNING + " replays are running already; cancel one or wait.")
          .exception();
    }
    Replay replay = new Replay(Ids.next("rpl_"), tenantId, filter, total, clock.instant());
    entities.persist(replay);
    targets.forEach(one -> entities.persist(new ReplayTarget(replay, one.endpointId())));
    ReplayResponse created = ReplayResponse.of(replay);
    audit.record(tenantId, "replay.created", created.id(), null, created);
    return created;
  }

  private Collection<Subscriber> targets(String tenantId, ReplayFilter filter) {
    TenantSubscribers known = subscribers.of(Set.of(tenantId)).get(tenantId);
    if (filter.endpointIds().isEmpty()) {
      return known.all();
    }
    if (!known.ids().containsAll(filter.endpointIds())) {
      throw Problem.notFound("endpoint").exception();
    }
    return filter.endpointIds().stream().map(known::get).toList();
  }

  private long running(String tenantId) {
    return entities
        .createQuery(
            "select count(r) from Replay r where r.tenantId = :tenant and r.state = :running",
            Long.class)
        .setParameter("tenant", tenantId)
        .setParameter("running", ReplayState.RUNNING)
        .getSingleResult();
  }

  /** A page of the tenant's jobs, newest first. */
  public Page<ReplayResponse> list(String tenantId, Optional<Cursor> after, int limit) {
    return new Listed<>(Replay.class, "id", "x.tenantId = :tenant", Map.of("tenant", tenantId))
        .page(entities, after, limit, r -> new Cursor(r.createdAt(), r.id()))
        .map(ReplayResponse::of);
  }

  /** The job; 404 if the tenant has no such one. */
  public ReplayResponse get(String tenantId, String id) {
    return ReplayResponse.of(own(tenantId, entities.find(Replay.class, id)));
  }

  /** Opens no more deliveries and withdraws those that wait; 409 if the job is over. */
  @Transactional
  public ReplayResponse cancel(String tenantId, String id) {
    own(tenantId, entities.find(Replay.class, id));
    Replay replay = own(tenantId, entities.find(Replay.class, id, LockModeType.PESSIMISTIC_WRITE));
    if (!replay.cancel(clock.instant())) {
      throw Problem.of(ProblemType.REPLAY_ENDED, "The replay is " + replay.state().text() + ".")
          .exception();
    }
    audit.record(tenantId, "replay.cancelled", id, null, null);
    return ReplayResponse.of(replay);
  }

  private static Replay own(String tenantId, @Nullable Replay replay) {
    return Optional.ofNullable(replay)
        .filter(found -> found.tenantId().equals(tenantId))
        .orElseThrow(() -> Problem.notFound("replay").exception());
  }
}
