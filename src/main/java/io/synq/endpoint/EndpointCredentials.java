package io.synq.endpoint;

import io.synq.outbound.ClientCertificate;
import io.synq.platform.Persisted;
import io.synq.secrets.KeyRing;
import io.synq.secrets.SealedColumn;
import io.synq.secrets.SealedRows;
import io.synq.secrets.SecretKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what endpoints' authentication is: what anybody may see in their rows, secrets apart. */
@ApplicationScoped
public class EndpointCredentials implements SealedRows {
  private static final System.Logger LOG = System.getLogger(EndpointCredentials.class.getName());

  @PersistenceContext EntityManager entities;
  private final SecretKeys keys;

  @Inject
  EndpointCredentials(SecretKeys keys) {
    this.keys = keys;
  }

  @Override
  public SealedColumn column() {
    return new SealedColumn("endpoint_secret", "endpoint_id");
  }

  /**
   * Sets the endpoint's authentication. The secret that it had is kept if the request gives none.
   *
   * @param certificate of the file that the request has, if it has one
   */
  void keep(
      Endpoint endpoint,
      @Nullable AuthenticationRequest request,
      Optional<ClientCertificate> certificate,
      Instant now) {
    AuthenticationResponse before = endpoint.authentication();
    if (request == null) {
      forget(endpoint);
      return;
    }
    AuthenticationResponse.Certificate shown =
        request.kind() == AuthenticationType.CERTIFICATE
            ? certificate
                .map(AuthenticationResponse.Certificate::of)
                .orElse(before == null ? null : before.certificate())
            : null;
    if (request.hasSecret()) {
      SealedSecret sealed = entities.find(SealedSecret.class, endpoint.id());
      SealedSecret row = sealed == null ? new SealedSecret(endpoint.id()) : sealed;
      row.seal(request.secret(certificate, endpoint.url()), keys.ring());
      if (sealed == null) {
        entities.persist(row);
      }
    }
    boolean same =
        before != null
            && !request.hasSecret()
            && request.shown(shown, before.updatedAt()).equals(before);
    endpoint.authenticate(same ? before : request.shown(shown, now));
  }

  /** Removes the endpoint's authentication. */
  void forget(Endpoint endpoint) {
    if (endpoint.authentication() != null) {
      endpoint.authenticate(null);
      entities.remove(entities.find(SealedSecret.class, endpoint.id()));
    }
  }

  /**
   * The secrets of those of a tenant's endpoints that have one, by their ids. What cannot be read,
   * or is not of what its endpoint says now, is left out: it is the business of that endpoint only.
   */
  Map<String, EndpointSecret> secrets(String tenantId, List<Endpoint> endpoints) {
    if (endpoints.stream().allMatch(endpoint -> endpoint.authentication() == null)) {
      return Map.of();
    }
    Map<String, Endpoint> byId =
        endpoints.stream().collect(Collectors.toMap(Endpoint::id, endpoint -> endpoint));
    KeyRing ring = keys.ring();
    Map<String, EndpointSecret> secrets = new HashMap<>();
    entities
        .createQuery(
            "select s from SealedSecret s, Endpoint e where s.endpointId = e.id"
                + " and e.tenantId = :tenant",
            SealedSecret.class)
        .setParameter("tenant", tenantId)
        .setHint(Persisted.STORE_MODE, CacheStoreMode.REFRESH)
        .getResultStream()
        .filter(row -> byId.containsKey(row.endpointId()))
        .forEach(
            row ->
                secret(byId.get(row.endpointId()), row, ring)
                    .ifPresent(secret -> secrets.put(row.endpointId(), secret)));
    return secrets;
  }

  /** The endpoint's secret, if the row has it. */
  static Optional<EndpointSecret> secret(Endpoint endpoint, SealedSecret row, KeyRing ring) {
    AuthenticationResponse shown = endpoint.authentication();
    try {
      Optional<EndpointSecret> secret =
          Optional.of(row.open(ring))
              .filter(one -> shown != null && one.isOf(shown, endpoint.url()));
      if (secret.isEmpty()) {
        LOG.log(System.Logger.Level.WARNING, "endpoint.other_secret endpoint={0}", endpoint.id());
      }
      return secret;
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, "endpoint.unreadable_secret endpoint=" + endpoint.id(), e);
      return Optional.empty();
    }
  }
}
