package io.synq.portal;

import io.synq.access.Caller;
import io.synq.access.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A link to a tenant's portal. Whoever has it is let in, as often as they like, until it ends. */
@Entity
@Table(name = "portal_link")
public class PortalLink {
  private static final Set<Scope> TO_READ = Set.of(Scope.EVENTS_READ, Scope.ENDPOINTS_READ);
  private static final Set<Scope> ALL =
      Set.of(Scope.EVENTS_READ, Scope.EVENTS_WRITE, Scope.ENDPOINTS_READ, Scope.ENDPOINTS_WRITE);

  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "read_only")
  private boolean readOnly;

  private @Nullable String theme;

  @Enumerated(EnumType.STRING)
  @Column(name = "maker_type")
  private Caller.Kind makerType;

  @Column(name = "maker_id")
  private String makerId;

  @Column(name = "maker_name")
  private String makerName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected PortalLink() {}

  PortalLink(String id, LinkToken token, PortalLinkRequest request, Caller maker, Instant now) {
    this.id = id;
    this.tenantId = maker.tenantId();
    this.tokenHash = token.hash();
    this.readOnly = request.readOnly();
    this.theme = request.theme();
    this.makerType = maker.kind();
    this.makerId = maker.id();
    this.makerName = maker.name();
    this.createdAt = now;
    this.expiresAt = now.plusSeconds(request.expiresInSeconds());
  }

  public String id() {
    return id;
  }

  String tenantId() {
    return tenantId;
  }

  boolean readOnly() {
    return readOnly;
  }

  /** {@code light} or {@code dark}; null for that of the browser. */
  public @Nullable String theme() {
    return theme;
  }

  Caller.Kind makerType() {
    return makerType;
  }

  String makerId() {
    return makerId;
  }

  String makerName() {
    return makerName;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }

  boolean usable(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  void revoke(Instant now) {
    revokedAt = now;
  }

  /** Whoever has opened the link, as the maker of a request. */
  public Caller caller() {
    return new Caller(
        Caller.Kind.PORTAL_LINK,
        id,
        "portal link made by " + makerName,
        tenantId,
        readOnly ? TO_READ : ALL);
  }
}
