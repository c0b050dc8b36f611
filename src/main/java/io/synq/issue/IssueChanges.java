package io.synq.issue;

import io.synq.access.CurrentCaller;
import io.synq.audit.Actor;
import io.synq.audit.AuditLog;
import io.synq.delivery.Publisher;
import io.synq.delivery.Wake;
import io.synq.event.Event;
import io.synq.platform.EntityTags;
import io.synq.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes an issue, in one transaction with its history, its event and the deliveries of that. What
 * changes nothing leaves no trace. Fails when another change of the issue came between.
 */
@ApplicationScoped
public class IssueChanges {
  @PersistenceContext EntityManager entities;
  private final Issues issues;
  private final IssueEvents events;
  private final Publisher publisher;
  private final AuditLog audit;
  private final CurrentCaller current;
  private final InstantSource clock;

  @Inject
  IssueChanges(
      Issues issues,
      IssueEvents events,
      Publisher publisher,
      AuditLog audit,
      CurrentCaller current,
      InstantSource clock) {
    this.issues = issues;
    this.events = events;
    this.publisher = publisher;
    this.audit = audit;
    this.current = current;
    this.clock = clock;
  }

  /**
   * An issue after a change was asked for.
   *
   * @param event of the change; null if there was nothing to change
   * @param wakes of the event's deliveries, to be made once the transaction is committed
   */
  record Changed(Issue issue, @Nullable Event event, List<Wake> wakes, boolean created) {
    static Changed not(Issue issue) {
      return new Changed(issue, null, List.of(), false);
    }
  }

  /** Makes an issue, or edits the one that the tenant has of this id. */
  @Transactional
  public Changed report(
      Workspace workspace,
      Optional<String> issueId,
      UnaryOperator<IssueForm> edit,
      IssueActor actor) {
    Optional<Issue> known = issueId.flatMap(id -> issues.find(workspace.tenantId(), id));
    if (known.isPresent()) {
      return edited(workspace, known.get(), edit, actor);
    }
    String id = issueId.orElseGet(() -> Ids.uuid().toString());
    IssueForm form = edit.apply(IssueForm.blank(id));
    Issue issue = new Issue(workspace.tenantId(), id, form, clock.instant());
    entities.persist(issue);
    return published(workspace, issue, null, IssueChange.created(actor));
  }

  /** 404 if the tenant has no such issue; 409 if it is closed and would change. */
  @Transactional
  public Changed edit(
      Workspace workspace,
      String issueId,
      EntityTags ifMatch,
      UnaryOperator<IssueForm> edit,
      IssueActor actor) {
    Issue issue = issues.get(workspace.tenantId(), issueId);
    ifMatch.require(issue.version());
    return edited(workspace, issue, edit, actor);
  }

  private Changed edited(
      Workspace workspace, Issue issue, UnaryOperator<IssueForm> edit, IssueActor actor) {
    IssueForm form = edit.apply(issue.form());
    if (form.equals(issue.form())) {
      return Changed.not(issue);
    }
    IssueForm before = issue.form();
    issue.apply(form, clock.instant());
    return published(workspace, issue, before, IssueChange.updated(actor));
  }

  /** 404 if the tenant has no such issue. */
  @Transactional
  public Changed close(Workspace workspace, String issueId, IssueActor actor) {
    Issue issue = issues.get(workspace.tenantId(), issueId);
    if (issue.isClosed()) {
      return Changed.not(issue);
    }
    IssueForm before = issue.form();
    issue.close(clock.instant());
    return published(workspace, issue, before, IssueChange.closed(actor));
  }

  /** 404 if the tenant has no such issue; 409 if it is closed. */
  @Transactional
  public Changed comment(Workspace workspace, String issueId, String text, IssueActor actor) {
    Issue issue = issues.get(workspace.tenantId(), issueId);
    issue.requireOpen();
    IssueForm before = issue.form();
    issue.touch(clock.instant());
    return published(workspace, issue, before, IssueChange.comment(actor, text));
  }

  /**
   * Runs a callback's command, once for each actor and comment; 404 if there is no such issue, 409
   * if it is closed.
   */
  @Transactional
  public Changed run(Workspace workspace, CallbackToken token, CallbackRequest request) {
    Issue issue = issues.get(workspace.tenantId(), token.issueId());
    issue.requireOpen();
    Instant now = clock.instant();
    Optional<IssueStatus> status = token.command().status();
    boolean isSo = status.filter(issue.status()::equals).isPresent();
    // A command that is sent again must not undo what others have done since.
    if (isSo || issues.hasRun(token, request)) {
      return Changed.not(issue);
    }
    IssueForm before = issue.form();
    status.ifPresentOrElse(next -> issue.mark(next, now), () -> issue.touch(now));
    return published(workspace, issue, before, IssueChange.command(token, request));
  }

  private Changed published(
      Workspace workspace, Issue issue, @Nullable IssueForm before, IssueChange change) {
    entities.flush(); // another change that came between is seen here, before there is an event
    Event event = events.of(workspace, issue, change);
    entities.persist(new IssueEntry(Ids.next("ise_"), issue, event.eventId(), change));
    audit.record(
        actor(change),
        workspace.tenantId(),
        "issue." + change.name(),
        issue.issueId(),
        before == null ? null : audited(before),
        audited(issue.form()));
    List<Wake> wakes = publisher.publish(List.of(event)).get(0).wakes();
    boolean created = change.type() == IssueChange.EventType.CREATED;
    return new Changed(issue, event, wakes, created);
  }

  /** Its words stand in the event. */
  private static Map<String, String> audited(IssueForm form) {
    return Map.of("group_id", form.groupId(), "status", form.status());
  }

  /** Whoever runs a callback shows no credentials but its URL: the name given is believed. */
  private Actor actor(IssueChange change) {
    return change.callbackExpiresAt() == null
        ? audit.caller()
        : Actor.callback(
            change.actor().id(), change.actor().name(), current.address().orElse(null));
  }
}
