package io.synq.endpoint;

import io.synq.audit.AuditLog;
import io.synq.platform.Ids;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import io.synq.secrets.KeyRing;
import io.synq.secrets.SealedColumn;
import io.synq.secrets.SealedRows;
import io.synq.secrets.SecretKeys;
import io.synq.signature.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows and rotates an endpoint's secrets. Both stand in the audit log, the secrets do not. */
@ApplicationScoped
public class EndpointSecrets implements SealedRows {
  /** How many may sign at once: each is one more value in two headers of every request. */
  static final int MOST = 5;

  @PersistenceContext EntityManager entities;
  private final Endpoints endpoints;
  private final EndpointChanges changes;
  private final AuditLog audit;
  private final SecretKeys keys;
  private final InstantSource clock;

  @Inject
  EndpointSecrets(
      Endpoints endpoints,
      EndpointChanges changes,
      AuditLog audit,
      SecretKeys keys,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.changes = changes;
    this.audit = audit;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public SealedColumn column() {
    return new SealedColumn("signing_secret", "id");
  }

  /** The live secrets, newest first; 404 if the tenant has no such endpoint. */
  @Transactional
  public SecretsResponse reveal(String tenantId, String endpointId) {
    Endpoint endpoint = endpoints.get(tenantId, endpointId);
    List<SigningSecret> live = live(endpoint, clock.instant());
    audit.record(
        tenantId,
        "endpoint.secret_revealed",
        endpointId,
        null,
        Map.of("live_secrets", live.size()));
    return SecretsResponse.of(live, keys.ring());
  }

  /** When the live secrets were made and end, newest first, but not what they are. */
  List<SecretTimes> times(String tenantId, String endpointId) {
    return live(endpoints.get(tenantId, endpointId), clock.instant()).stream()
        .map(secret -> SecretTimes.of(secret, keys.ring()))
        .toList();
  }

  /**
   * Makes another secret the newest. Those there are sign on beside it for as long as the overlap,
   * or until an end that was set for them before if that comes first.
   *
   * @param supplied the new secret; a random one if absent
   * @return the live secrets, newest first
   */
  @Transactional
  SecretsResponse rotate(String tenantId, String endpointId, SecretRotation rotation) {
    Endpoint endpoint = changes.lock(tenantId, endpointId);
    KeyRing ring = keys.ring();
    Instant now = clock.instant();
    List<SigningSecret> old = live(endpoint, now);
    SigningKey key =
        SuppliedSecret.of(rotation.secret()).orElseGet(() -> kind(rotation, old, ring).random());
    if (old.stream().anyMatch(live -> live.key(ring).equals(key))) {
      throw Problem.invalid("/secret", "is a secret of this endpoint already").exception();
    }
    Instant end = now.plus(Duration.ofHours(rotation.overlapHours()));
    old.forEach(live -> live.expireBy(end));
    List<SigningSecret> live = new ArrayList<>();
    live.add(new SigningSecret(Ids.next("sec_"), endpointId, key, ring, now));
    old.stream().filter(before -> before.liveAt(now)).forEach(live::add);
    if (live.size() > MOST) {
      throw Problem.of(
              ProblemType.LIMIT_REACHED,
              "The endpoint has %d live secrets: wait until one expires, or rotate without overlap."
                  .formatted(MOST))
          .exception();
    }
    entities.persist(live.get(0));
    audit.record(
        tenantId,
        "endpoint.secret_rotated",
        endpointId,
        Map.of("live_secrets", old.size()),
        Map.of(
            "live_secrets",
            live.size(),
            "overlap_hours",
            rotation.overlapHours(),
            "supplied",
            rotation.secret() != null,
            "signature",
            KeyKind.of(key).text()));
    return SecretsResponse.of(live, ring);
  }

  /** As the request says, or else as that which signs now. */
  private static KeyKind kind(SecretRotation rotation, List<SigningSecret> live, KeyRing ring) {
    KeyKind now = live.isEmpty() ? KeyKind.HMAC : KeyKind.of(live.get(0).key(ring));
    return KeyKind.of(rotation.signature(), now);
  }

  private List<SigningSecret> live(Endpoint endpoint, Instant now) {
    return entities
        .createQuery(
            "select s from SigningSecret s where s.endpointId = :endpoint", SigningSecret.class)
        .setParameter("endpoint", endpoint.id())
        .getResultStream()
        .filter(secret -> secret.liveAt(now))
        .sorted(SigningSecret.NEWEST_FIRST)
        .toList();
  }
}
