package io.synq.issue;

import io.synq.platform.Cursor;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** The workspaces' issues with their history: what is stored. */
@ApplicationScoped
public class Issues {
  /** The most entries of one history. */
  static final int MOST_ENTRIES = 200;

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
    StringBuilder jpql = new StringBuilder("select i from Issue i where i.tenantId = :tenant");
    wanted.status().ifPresent(status -> jpql.append(" and i.status = :status"));
    wanted.groupId().ifPresent(group -> jpql.append(" and i.groupId = :groupId"));
    if (after.isPresent()) {
      jpql.append(" and (i.createdAt < :time or (i.createdAt = :time and i.issueId < :id))");
    }
    jpql.append(" order by i.createdAt desc, i.issueId desc");
    TypedQuery<Issue> query =
        entities
            .createQuery(jpql.toString(), Issue.class)
            .setParameter("tenant", tenantId)
            .setMaxResults(limit + 1);
    wanted.status().ifPresent(status -> query.setParameter("status", status));
    wanted.groupId().ifPresent(group -> query.setParameter("groupId", group));
    after.ifPresent(
        cursor -> query.setParameter("time", cursor.time()).setParameter("id", cursor.id()));
    return Page.of(
        query.getResultList(), limit, issue -> new Cursor(issue.createdAt(), issue.issueId()));
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

  /** Whether this comment came by this very callback before, from the same actor. */
  boolean hasComment(CallbackToken token, CallbackRequest request) {
    return !entities
        .createQuery(
            "select e.id from IssueEntry e where e.tenantId = :tenant and e.issueId = :issue"
                + " and e.callbackExpiresAt = :expiry and e.change = :change"
                + " and e.actorKind = :kind and e.actorId = :actor and e.comment = :comment",
            String.class)
        .setParameter("tenant", token.tenantId())
        .setParameter("issue", token.issueId())
        .setParameter("expiry", token.expiresAt())
        .setParameter("change", token.command().text())
        .setParameter("kind", request.actor().kind())
        .setParameter("actor", request.actor().id())
        .setParameter("comment", request.comment().orElseThrow())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
