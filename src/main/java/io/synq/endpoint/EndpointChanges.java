package io.synq.endpoint;

import io.synq.audit.Actor;
import io.synq.audit.AuditLog;
import io.synq.outbound.ClientCertificate;
import io.synq.platform.EntityTags;
import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.secrets.SecretKeys;
import io.synq.signature.SigningKey;
import io.synq.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Changes of the tenants' endpoints, each of which stands in the audit log and raises the tenant's
 * endpoint version.
 */
@ApplicationScoped
public class EndpointChanges {
  @PersistenceContext EntityManager entities;
  private final Endpoints endpoints;
  private final InstantSource clock;
  private final AuditLog audit;
  private final SecretKeys keys;
  private final EndpointCredentials credentials;
  private final Event<EndpointMade> announcement;
  private final Event<EndpointDisabled> disabling;
  private final EndpointSettings settings;

  @Inject
  EndpointChanges(
      Endpoints endpoints,
      InstantSource clock,
      AuditLog audit,
      SecretKeys keys,
      EndpointCredentials credentials,
      Event<EndpointMade> announcement,
      Event<EndpointDisabled> disabling,
      EndpointSettings settings) {
    this.endpoints = endpoints;
    this.clock = clock;
    this.audit = audit;
    this.keys = keys;
    this.credentials = credentials;
    this.announcement = announcement;
    this.disabling = disabling;
    this.settings = settings;
  }

  /** An endpoint that was just made, with what signs. */
  record Created(Endpoint endpoint, SigningKey key) {}

  /**
   * 409 if the tenant has as many as it may have.
   *
   * @param certificate of the file that the request has, if it has one
   */
  @Transactional
  Created create(
      String tenantId, EndpointRequest request, Optional<ClientCertificate> certificate) {
    // Its lock on the tenant's row makes others wait, so that none is counted twice or never.
    changed(tenantId);
    if (count(tenantId) >= settings.most) {
      String detail = "The tenant has %d endpoints and may have no more.".formatted(settings.most);
      throw Problem.of(ProblemType.LIMIT_REACHED, detail).exception();
    }
    Instant now = clock.instant();
    Endpoint endpoint = new Endpoint(Ids.next("ep_"), tenantId, request, now);
    SigningKey key =
        SuppliedSecret.of(request.secret())
            .orElseGet(() -> KeyKind.of(request.signature(), KeyKind.HMAC).random());
    entities.persist(endpoint);
    entities.flush(); // before what refers to it: entities here know no foreign keys
    entities.persist(new SigningSecret(Ids.next("sec_"), endpoint.id(), key, keys.ring(), now));
    credentials.keep(endpoint, request.authentication(), certificate, now);
    audit.record(tenantId, "endpoint.created", endpoint.id(), null, shown(endpoint).redacted());
    announcement.fire(
        new EndpointMade(
            tenantId,
            endpoint.id(),
            endpoint.eventTypes(),
            endpoint.state() == EndpointState.ENABLED));
    return new Created(endpoint, key);
  }

  private long count(String tenantId) {
    return entities
        .createQuery(
            "select count(e) from Endpoint e where e.tenantId = :tenant and e.deletedAt is null",
            Long.class)
        .setParameter("tenant", tenantId)
        .getSingleResult();
  }

  /** An endpoint that takes every event, with a new secret. */
  @Transactional
  public Endpoint createForAll(String tenantId, String url, String description) {
    EndpointRequest request = EndpointRequest.forAll(url, description);
    return create(tenantId, request, Optional.empty()).endpoint();
  }

  @Transactional
  Endpoint change(
      String tenantId,
      String id,
      EntityTags ifMatch,
      UnaryOperator<EndpointRequest> edit,
      Optional<ClientCertificate> certificate) {
    return update(
        audit.caller(),
        "endpoint.updated",
        tenantId,
        id,
        endpoint -> {
          ifMatch.require(endpoint.version());
          EndpointRequest edited = edit.apply(endpoint.asRequest());
          endpoint.apply(edited, clock.instant());
          credentials.keep(endpoint, edited.authentication(), certificate, clock.instant());
        });
  }

  /** Starts deliveries again, those held meanwhile first; no change if it is enabled. */
  @Transactional
  Endpoint enable(String tenantId, String id) {
    return update(
        audit.caller(),
        "endpoint.enabled",
        tenantId,
        id,
        endpoint -> endpoint.enable(clock.instant()));
  }

  /** The caller disables it by hand. */
  @Transactional
  Endpoint disable(String tenantId, String id) {
    return disable(audit.caller(), tenantId, id, DisabledReason.MANUAL);
  }

  /** The server itself disables it. */
  @Transactional
  public Endpoint disable(String tenantId, String id, DisabledReason reason) {
    return disable(Actor.SYSTEM, tenantId, id, reason);
  }

  private Endpoint disable(Actor actor, String tenantId, String id, DisabledReason reason) {
    return update(
        actor,
        "endpoint.disabled",
        tenantId,
        id,
        endpoint -> endpoint.disable(reason, clock.instant()));
  }

  /** Deletes: nothing more is sent; its past deliveries stay until they are purged. */
  @Transactional
  void delete(String tenantId, String id, EntityTags ifMatch) {
    update(
        audit.caller(),
        "endpoint.deleted",
        tenantId,
        id,
        endpoint -> {
          ifMatch.require(endpoint.version());
          endpoint.delete(clock.instant());
          credentials.forget(endpoint);
        });
  }

  private Endpoint update(
      Actor actor, String action, String tenantId, String id, Consumer<Endpoint> change) {
    Endpoint endpoint = lock(tenantId, id);
    EndpointState state = endpoint.state();
    AuditedEndpoint before = shown(endpoint);
    change.accept(endpoint);
    if (state == EndpointState.DISABLED && endpoint.state() == EndpointState.ENABLED) {
      forgiveFailures(id);
    }
    DisabledReason reason = endpoint.disabledReason();
    if (state == EndpointState.ENABLED && reason != null) {
      disabling.fire(new EndpointDisabled(tenantId, id, reason, clock.instant()));
    }
    AuditedEndpoint after = shown(endpoint);
    if (endpoint.isDeleted()) {
      audit.record(actor, tenantId, action, id, before.redacted(), null);
    } else if (!after.sameAs(before)) {
      audit.record(actor, tenantId, action, id, before.redacted(), after.redacted(before));
    }
    return endpoint;
  }

  private static AuditedEndpoint shown(Endpoint endpoint) {
    return AuditedEndpoint.of(EndpointResponse.of(endpoint));
  }

  /**
   * Locks the tenant's endpoints against other changes and reads this one, for a change that
   * delivery is to see; 404 if the tenant has no such one.
   */
  Endpoint lock(String tenantId, String id) {
    endpoints.get(tenantId, id);
    changed(tenantId);
    Endpoint endpoint = endpoints.get(tenantId, id);
    entities.refresh(endpoint);
    return endpoint;
  }

  private void forgiveFailures(String id) {
    entities
        .createNativeQuery(
            "update endpoint_health set failures = 0, failing_since = null where endpoint_id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  /** One change of a tenant's endpoints after another: the tenant's row is the lock. */
  private void changed(String tenantId) {
    entities.find(Tenant.class, tenantId, LockModeType.PESSIMISTIC_WRITE);
    int raised =
        entities
            .createNativeQuery(
                "update endpoint_version set version = version + 1 where tenant_id = ?1")
            .setParameter(1, tenantId)
            .executeUpdate();
    if (raised == 0) {
      entities
          .createNativeQuery("insert into endpoint_version (tenant_id, version) values (?1, 1)")
          .setParameter(1, tenantId)
          .executeUpdate();
    }
  }
}
