package io.synq.issue;

import io.synq.platform.Cursor;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The workspaces' issues with their history: what is stored. */
@ApplicationScoped
public class Issues {
  /** The most entries of one history. */
  static final int MOST_ENTRIES = 200;

  private static final String SAYING =
      " and (lower(x.issueId) like :text escape '!' or lower(x.title) like :text escape '!'"
          + " or lower(x.message) like :text escape '!')";

  @PersistenceContext EntityManager entities;

  Optional<Issue> find(String tenantId, String issueId) {
    return Optional.ofNullable(entities.find(Issue.class, new IssueKey(tenantId, issueId)));
  }

  /** The issue; 404 if the tenant has no such one. */
  Issue get(String tenantId, String issueId) {
    return find(tenantId, issueId).orElseThrow(() -> Problem.notFound("issue").exception());
  }

  /** A page of a tenant's issues, newest first. */
  Page<Issue> list(String tenantId, IssueQuery wanted, Optional<Cursor> after, int limit) {
    StringBuilder condition = new StringBuilder("x.tenantId = :tenant");
    Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenantId));
    wanted
        .status()
        .ifPresent(
            status -> {
              condition.append(" and x.status = :status");
              parameters.put("status", status);
            });
    wanted
        .closed()
        .ifPresent(
            closed -> {
              condition.append(closed ? " and x.status = :closed" : " and x.status <> :closed");
              parameters.put("closed", IssueStatus.CLOSED);
            });
    wanted
        .groupId()
        .ifPresent(
            group -> {
              condition.append(" and x.groupId = :group");
              parameters.put("group", group);
            });
    wanted
        .text()
        .ifPresent(
            text -> {
              condition.append(SAYING);
              parameters.put("text", "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
            });
    return new Listed<>(Issue.class, "issueId", condition.toString(), parameters)
        .page(entities, after, limit, issue -> new Cursor(issue.createdAt(), issue.issueId()));
  }

  /** Escapes what has a meaning in a pattern of {@code like}. */
  private static String escaped(String text) {
    return text.replaceAll("[!%_]", "!$0");
  }

  /** An issue's latest changes, newest first, at most {@link #MOST_ENTRIES}. */
  List<IssueEntry> history(String tenantId, String issueId) {
    return entities
        .createQuery(
            "select e from IssueEntry e where e.tenantId = :tenant and e.issueId = :issue"
                + " order by e.id desc",
            IssueEntry.class)
        .setParameter("tenant", tenantId)
        .setParameter("issue", issueId)
        .setMaxResults(MOST_ENTRIES)
        .getResultList();
  }

  /** Whether this mark or comment came by this very callback before, from the same actor. */
  boolean hasRun(CallbackToken token, CallbackRequest request) {
    String asked =
        "select e.id from IssueEntry e where e.tenantId = :tenant and e.issueId = :issue"
            + " and e.callbackExpiresAt = :expiry and e.change = :change"
            + " and e.actorKind = :kind and e.actorId = :actor";
    Optional<String> comment = request.comment();
    TypedQuery<String> query =
        entities
            .createQuery(
                comment.isPresent() ? asked + " and e.comment = :comment" : asked, String.class)
            .setParameter("tenant", token.tenantId())
            .setParameter("issue", token.issueId())
            .setParameter("expiry", token.expiresAt())
            .setParameter("change", token.command().text())
            .setParameter("kind", request.actor().kind())
            .setParameter("actor", request.actor().id())
            .setMaxResults(1);
    comment.ifPresent(text -> query.setParameter("comment", text));
    return !query.getResultList().isEmpty();
  }
}
