package io.synq.endpoint;

import io.synq.outbound.ReceiverUrl;
import io.synq.outbound.SenderCredentials;
import io.synq.platform.Database;
import io.synq.platform.Persisted;
import io.synq.platform.Sql;
import io.synq.secrets.KeyRing;
import io.synq.secrets.SecretKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tenants' endpoints in memory. Asked once per group of work, it compares versions with the
 * database, so that a change made on any node is seen by the next group.
 */
@ApplicationScoped
public class Subscribers {
  private static final System.Logger LOG = System.getLogger(Subscribers.class.getName());
  private static final int CHUNK = 16;
  private static final int MOST_TENANTS = 10_000;
  private static final int MOST_ROUNDS = 2;

  private static final String VERSIONS =
      "select tenant_id, version from endpoint_version where tenant_id in ("
          + Sql.marks(CHUNK)
          + ")";

  private final Map<String, TenantSubscribers> snapshots = new ConcurrentHashMap<>();
  @PersistenceContext EntityManager entities;
  private final Database database;
  private final SecretKeys keys;
  private final EndpointCredentials credentials;

  @Inject
  public Subscribers(Database database, SecretKeys keys, EndpointCredentials credentials) {
    this.database = database;
    this.keys = keys;
    this.credentials = credentials;
  }

  /** Every tenant's endpoints, those that are deleted left out. */
  public Map<String, TenantSubscribers> of(Collection<String> tenantIds) {
    Map<String, Long> versions = versions(List.copyOf(tenantIds));
    Map<String, TenantSubscribers> result = new HashMap<>();
    for (String tenantId : tenantIds) {
      long version = versions.getOrDefault(tenantId, 0L);
      TenantSubscribers snapshot = snapshots.get(tenantId);
      if (snapshot == null || !snapshot.isOf(version)) {
        if (snapshots.size() >= MOST_TENANTS) {
          snapshots.clear();
        }
        TenantSubscribers old = snapshot;
        snapshot =
            settled(
                version,
                () -> versions(List.of(tenantId)).getOrDefault(tenantId, 0L),
                () -> read(tenantId, old));
        snapshots.put(tenantId, snapshot);
      }
      result.put(tenantId, snapshot);
    }
    return result;
  }

  /**
   * Reads a tenant's endpoints as they were at one moment. Several statements read them; if the
   * version changed meanwhile, they are read again. If changes never pause, the last reading is
   * taken. It then bears the older version, so that it is not used for anybody else.
   *
   * @param version that was read before
   */
  static TenantSubscribers settled(
      long version, LongSupplier current, Supplier<Map<String, Subscriber>> read) {
    long before = version;
    for (int round = 1; ; round++) {
      Map<String, Subscriber> subscribers = read.get();
      long after = current.getAsLong();
      if (after == before || round == MOST_ROUNDS) {
        return new TenantSubscribers(before, subscribers);
      }
      before = after;
    }
  }

  /** Those that have an expression of their own and want this type, as this node last read them. */
  public List<Subscriber> expressive(String tenantId, String eventType) {
    TenantSubscribers snapshot = snapshots.get(tenantId);
    return snapshot == null ? List.of() : snapshot.expressive(eventType);
  }

  private Map<String, Long> versions(List<String> tenantIds) {
    return database.run(
        connection -> {
          Map<String, Long> versions = new HashMap<>();
          Sql.of(connection, VERSIONS)
              .eachOf(tenantIds, CHUNK, row -> versions.put(row.getString(1), row.getLong(2)));
          return versions;
        });
  }

  private Map<String, Subscriber> read(String tenantId, @Nullable TenantSubscribers old) {
    // Before what belongs to them: an endpoint is committed with its secrets.
    List<Endpoint> endpoints =
        entities
            .createQuery(
                "select e from Endpoint e where e.tenantId = :tenant and e.deletedAt is null",
                Endpoint.class)
            .setParameter("tenant", tenantId)
            .setHint(Persisted.STORE_MODE, CacheStoreMode.REFRESH)
            .getResultList();
    Map<String, List<Subscriber.LiveKey>> signing = new HashMap<>();
    KeyRing ring = keys.ring();
    entities
        .createQuery(
            "select s from SigningSecret s, Endpoint e where s.endpointId = e.id"
                + " and e.tenantId = :tenant and e.deletedAt is null",
            SigningSecret.class)
        .setParameter("tenant", tenantId)
        .setHint(Persisted.STORE_MODE, CacheStoreMode.REFRESH)
        .getResultStream()
        .sorted(SigningSecret.NEWEST_FIRST)
        .forEach(
            s ->
                signing
                    .computeIfAbsent(s.endpointId(), id -> new ArrayList<>())
                    .add(new Subscriber.LiveKey(s.key(ring), s.expiresAt())));
    Map<String, EndpointSecret> secrets = credentials.secrets(tenantId, endpoints);
    Map<String, Subscriber> subscribers = new HashMap<>();
    for (Endpoint e : endpoints) {
      List<Subscriber.LiveKey> own = signing.get(e.id());
      // Each has a key: without one it was deleted in between.
      if (own != null) {
        Subscriber known = old == null ? null : old.get(e.id());
        subscribers.put(e.id(), subscriber(e, own, secrets.get(e.id()), known));
      }
    }
    return subscribers;
  }

  private static Subscriber subscriber(
      Endpoint endpoint,
      List<Subscriber.LiveKey> signing,
      @Nullable EndpointSecret secret,
      @Nullable Subscriber old) {
    return new Subscriber(
        endpoint.id(),
        endpoint.tenantId(),
        ReceiverUrl.stored(endpoint.url()),
        endpoint.eventTypes(),
        filter(endpoint, old),
        shape(endpoint, old),
        headers(endpoint, secret),
        credentials(endpoint, secret, old),
        List.copyOf(signing),
        endpoint.maxInFlight(),
        endpoint.rateLimit(),
        endpoint.retry(),
        OrderRule.of(endpoint, old == null ? null : old.order()),
        endpoint.state() == EndpointState.ENABLED);
  }

  private static Map<String, String> headers(Endpoint endpoint, @Nullable EndpointSecret secret) {
    Map<String, String> headers = endpoint.headers();
    AuthenticationResponse authentication = endpoint.authentication();
    if (authentication != null && secret != null) {
      secret.header(authentication).ifPresent(value -> headers.put("Authorization", value));
    }
    return headers;
  }

  /**
   * The same object as before while the credentials are the same: it holds their access token and
   * connections.
   */
  private static @Nullable SenderCredentials credentials(
      Endpoint endpoint, @Nullable EndpointSecret secret, @Nullable Subscriber old) {
    AuthenticationResponse authentication = endpoint.authentication();
    if (authentication == null || secret == null) {
      return null;
    }
    SenderCredentials known = old == null ? null : old.credentials();
    try {
      SenderCredentials now = secret.credentials(authentication).orElse(null);
      return now != null && now.equals(known) ? known : now;
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.ERROR, "endpoint.odd_secret endpoint=" + endpoint.id(), e);
      return null;
    }
  }

  /**
   * Takes over the compiled filter while its text stays the same, and with it what is known of its
   * cost.
   */
  private static @Nullable Filter filter(Endpoint endpoint, @Nullable Subscriber old) {
    String text = endpoint.filter();
    if (text == null) {
      return null;
    }
    Filter known = old == null ? null : old.filter();
    return known != null && known.text().equals(text) ? known : Filter.stored(text);
  }

  private static @Nullable Shape shape(Endpoint endpoint, @Nullable Subscriber old) {
    String text = endpoint.transform();
    if (text == null) {
      return endpoint.format() == null ? null : new Shape(null, endpoint.format());
    }
    Transform known = old == null || old.shape() == null ? null : old.shape().transform();
    return new Shape(
        known != null && known.text().equals(text) ? known : Transform.stored(text),
        endpoint.format());
  }
}
