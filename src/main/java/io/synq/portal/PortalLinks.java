package io.synq.portal;

import io.synq.access.Caller;
import io.synq.access.Scope;
import io.synq.access.Standing;
import io.synq.audit.AuditLog;
import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import io.synq.platform.Listed;
import io.synq.platform.Page;
import io.synq.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The links to tenants' portals. */
@ApplicationScoped
public class PortalLinks {
  @PersistenceContext EntityManager entities;
  private final Standing makers;
  private final AuditLog audit;
  private final InstantSource clock;

  @Inject
  PortalLinks(Standing makers, AuditLog audit, InstantSource clock) {
    this.makers = makers;
    this.audit = audit;
    this.clock = clock;
  }

  /** A link that was just made, with the token that is shown only now. */
  record Issued(PortalLink link, LinkToken token) {}

  /** Makes a link to the portal of the maker's tenant. */
  @Transactional
  Issued issue(Caller maker, PortalLinkRequest request) {
    LinkToken token = LinkToken.random();
    PortalLink link = new PortalLink(Ids.next("plk_"), token, request, maker, clock.instant());
    entities.persist(link);
    audit.record(
        link.tenantId(), "portal_link.created", link.id(), null, PortalLinkResponse.of(link));
    return new Issued(link, token);
  }

  /** Those that have not expired. */
  Page<PortalLink> list(String tenantId, Optional<Cursor> after, int limit) {
    return new Listed<>(
            PortalLink.class,
            "id",
            "x.tenantId = :tenant and x.expiresAt > :now",
            Map.of("tenant", tenantId, "now", clock.instant()))
        .page(entities, after, limit, link -> new Cursor(link.createdAt(), link.id()));
  }

  /** The link; 404 if the tenant has no such one. */
  PortalLink get(String tenantId, String id) {
    return Optional.ofNullable(entities.find(PortalLink.class, id))
        .filter(link -> link.tenantId().equals(tenantId))
        .orElseThrow(() -> Problem.notFound("portal link").exception());
  }

  /** Ends a link and what it has opened; again is no change. */
  @Transactional
  void revoke(String tenantId, String id) {
    PortalLink link = get(tenantId, id);
    if (link.revokedAt() == null) {
      PortalLinkResponse before = PortalLinkResponse.of(link);
      link.revoke(clock.instant());
      audit.record(tenantId, "portal_link.revoked", id, before, PortalLinkResponse.of(link));
    }
  }

  /** The link that a token opens, unless it has ended. */
  public Optional<PortalLink> of(LinkToken token) {
    return entities
        .createQuery("select l from PortalLink l where l.tokenHash = :hash", PortalLink.class)
        .setParameter("hash", token.hash())
        .getResultStream()
        .findFirst()
        .filter(this::holds);
  }

  /** The link of this id, unless it has ended. */
  public Optional<PortalLink> find(String id) {
    return Optional.ofNullable(entities.find(PortalLink.class, id)).filter(this::holds);
  }

  /** Whether its maker still has the right to make it: a link ends with that. */
  private boolean holds(PortalLink link) {
    return link.usable(clock.instant())
        && makers.holds(link.makerType(), link.makerId(), link.tenantId(), Scope.ADMIN);
  }
}
