package io.synq.replay;

import io.synq.delivery.Redelivery;
import io.synq.delivery.Wake;
import io.synq.event.StoredEvent;
import io.synq.platform.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The transactions of a job, each under the lock of its row and only for who holds its lease. What
 * is opened and how far the job has come are written together, so that a job that goes on elsewhere
 * repeats nothing and leaves nothing out.
 */
@ApplicationScoped
public class ReplaySteps {
  @PersistenceContext EntityManager entities;
  private final OpenDeliveries open;
  private final Redelivery redelivery;
  private final InstantSource clock;

  @Inject
  ReplaySteps(OpenDeliveries open, Redelivery redelivery, InstantSource clock) {
    this.open = open;
    this.redelivery = redelivery;
    this.clock = clock;
  }

  /** A job in the hands of one node. */
  record Held(String replayId, String owner) {}

  /** An endpoint of a job that is not through with it. */
  record Ahead(String targetId, String endpointId, Cursor position) {}

  /**
   * Where a job stands.
   *
   * @param moved whether deliveries have ended since the last time
   * @param settled whether nothing is left to do
   */
  record Status(
      String tenantId,
      ReplayFilter filter,
      ReplayState state,
      List<OpenDeliveries.Open> open,
      List<Ahead> ahead,
      boolean moved,
      boolean settled) {

    List<OpenDeliveries.Open> openAt(String endpointId) {
      return open.stream().filter(one -> one.endpointId().equals(endpointId)).toList();
    }
  }

  /** The jobs that nobody works on, oldest first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<String> free() {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select r.id from Replay r where r.settled = false"
                + " and (r.leaseUntil is null or r.leaseUntil <= :now"
                + " or r.leaseUntil > :latest) order by r.id",
            String.class)
        .setParameter("now", now)
        .setParameter("latest", Replay.latest(now))
        .getResultList();
  }

  /** Whether the job is now in these hands. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean take(Held held) {
    return lock(held.replayId)
        .filter(replay -> replay.take(held.owner, clock.instant()))
        .isPresent();
  }

  /**
   * Counts what has ended; empty when the job is in other hands.
   *
   * @param well whether all went well since the last time
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Status> settle(Held held, boolean well) {
    // Before the row is locked: people who look at the job need not wait for this.
    Map<Boolean, List<OpenDeliveries.Open>> byEnd =
        open.of(held.replayId).stream()
            .collect(Collectors.partitioningBy(OpenDeliveries.Open::ended));
    Optional<Replay> replay = held(held);
    replay.filter(one -> well).ifPresent(Replay::noteSuccess);
    return replay.map(one -> settle(one, byEnd.get(true), byEnd.get(false)));
  }

  private Status settle(
      Replay replay, List<OpenDeliveries.Open> ended, List<OpenDeliveries.Open> left) {
    int delivered = (int) ended.stream().filter(OpenDeliveries.Open::delivered).count();
    replay.ended(delivered, ended.size() - delivered);
    open.remove(replay.id(), ended);
    List<Ahead> ahead = replay.state() == ReplayState.RUNNING ? ahead(replay.id()) : List.of();
    boolean settled = left.isEmpty() && ahead.isEmpty();
    if (settled) {
      replay.complete(clock.instant());
    }
    return new Status(
        replay.tenantId(), replay.filter(), replay.state(), left, ahead, !ended.isEmpty(), settled);
  }

  private List<Ahead> ahead(String replayId) {
    return entities
        .createQuery(
            "select t from ReplayTarget t where t.replayId = :replay and t.atEnd = false"
                + " order by t.id",
            ReplayTarget.class)
        .setParameter("replay", replayId)
        .getResultStream()
        .map(target -> new Ahead(target.id(), target.endpointId(), target.position()))
        .toList();
  }

  /** Opens deliveries of what was found for an endpoint; their wake-ups, to be sent after this. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Wake> advance(Held held, Ahead ahead, Selection.Found found) {
    Replay replay = held(held).orElse(null);
    if (replay == null || replay.state() != ReplayState.RUNNING) {
      return List.of();
    }
    ReplayTarget target = entities.find(ReplayTarget.class, ahead.targetId);
    target.moveTo(found.position());
    if (found.atEnd()) {
      target.end();
    }
    Redelivery.Opened opened =
        redelivery.open(
            found.taken().stream()
                .map(taken -> wanted(replay.tenantId(), taken, ahead.endpointId))
                .toList());
    open.add(replay.id(), opened.all());
    replay.opened(opened.all().size());
    return opened.ready();
  }

  private static Redelivery.Wanted wanted(
      String tenantId, Selection.Taken taken, String endpointId) {
    StoredEvent event = taken.event();
    return new Redelivery.Wanted(
        tenantId,
        event.summary().eventId(),
        event.bytes(),
        endpointId,
        taken.filterError(),
        taken.orderKey());
  }

  /** Notes that the server failed at the job. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void noteFailure(Held held) {
    held(held).ifPresent(replay -> replay.noteFailure(clock.instant()));
  }

  /** Leaves the job to whoever looks next. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void release(Held held) {
    held(held).ifPresent(Replay::release);
  }

  private Optional<Replay> held(Held held) {
    return lock(held.replayId).filter(replay -> replay.keep(held.owner, clock.instant()));
  }

  private Optional<Replay> lock(String replayId) {
    return Optional.ofNullable(
        entities.find(Replay.class, replayId, LockModeType.PESSIMISTIC_WRITE));
  }
}
