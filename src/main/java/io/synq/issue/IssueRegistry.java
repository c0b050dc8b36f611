package io.synq.issue;

import io.synq.delivery.DeliveryQueue;
import io.synq.event.Event;
import io.synq.figures.Counts;
import io.synq.issue.IssueChanges.Changed;
import io.synq.platform.EntityTags;
import io.synq.platform.LogLine;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The issues of all workspaces: every change goes through here. Of two changes that meet, one is
 * made on top of the other; its deliveries start once it is committed.
 */
@ApplicationScoped
public class IssueRegistry {
  private static final System.Logger LOG = System.getLogger(IssueRegistry.class.getName());

  /** As each try lets another change through, so many can meet. */
  private static final int MOST_TRIES = 20;

  /** Unique violation, and deadlock in the words of the standard and of PostgreSQL. */
  private static final Set<String> RACES = Set.of("23505", "40001", "40P01");

  private final IssueChanges changes;
  private final DeliveryQueue queue;
  private final Counts counts;

  @Inject
  IssueRegistry(IssueChanges changes, DeliveryQueue queue, Counts counts) {
    this.changes = changes;
    this.queue = queue;
    this.counts = counts;
  }

  Changed report(
      Workspace workspace,
      Optional<String> issueId,
      UnaryOperator<IssueForm> edit,
      IssueActor actor) {
    return make(() -> changes.report(workspace, issueId, edit, actor));
  }

  Issue edit(
      Workspace workspace,
      String issueId,
      EntityTags ifMatch,
      UnaryOperator<IssueForm> edit,
      IssueActor actor) {
    return make(() -> changes.edit(workspace, issueId, ifMatch, edit, actor)).issue();
  }

  Issue close(Workspace workspace, String issueId, IssueActor actor) {
    return make(() -> changes.close(workspace, issueId, actor)).issue();
  }

  Issue comment(Workspace workspace, String issueId, String text, IssueActor actor) {
    return make(() -> changes.comment(workspace, issueId, text, actor)).issue();
  }

  Changed run(Workspace workspace, CallbackToken token, CallbackRequest request) {
    return make(() -> changes.run(workspace, token, request));
  }

  private Changed make(Supplier<Changed> change) {
    Changed changed = untilAlone(change);
    Event event = changed.event();
    if (event != null) {
      queue.wake(changed.wakes());
      counts.accepted(event.tenantId(), event.acceptedAt(), List.of(event.eventType()));
      LogLine.of(event.eventType().replace('_', '.'))
          .id("tenant", event.tenantId())
          .id("issue", changed.issue().issueId())
          .id("event", event.eventId())
          .info(LOG);
    }
    return changed;
  }

  private static Changed untilAlone(Supplier<Changed> change) {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return change.get();
      } catch (PersistenceException e) {
        if (!isRace(e)) {
          throw e;
        }
      }
    }
    throw Problem.of(
            ProblemType.CHANGED_MEANWHILE, "The issue is being changed by others; try again.")
        .exception();
  }

  private static boolean isRace(PersistenceException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException
          || cause instanceof SQLException sql && RACES.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
