package io.synq.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import io.synq.audit.Actor;
import io.synq.audit.AuditEntryResponse;
import io.synq.audit.AuditLog;
import io.synq.audit.AuditQuery;
import io.synq.delivery.Deliveries;
import io.synq.delivery.Expiry;
import io.synq.delivery.Publisher;
import io.synq.delivery.Wake;
import io.synq.deliverylog.DeliveryLog;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.endpoint.EndpointChanges;
import io.synq.endpoint.EndpointSecrets;
import io.synq.endpoint.ExpiredSecrets;
import io.synq.endpoint.Subscribers;
import io.synq.event.Edges;
import io.synq.event.Event;
import io.synq.event.Events;
import io.synq.platform.Cursor;
import io.synq.platform.Database;
import io.synq.platform.Sql;
import io.synq.replay.ReplayPurge;
import io.synq.retention.Purge;
import io.synq.secrets.SecretKeys;
import io.synq.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Beans in the server, with its transactions and its database: who gets the rows of deliveries and
 * when they end, the audit log's transactions, and secrets that have expired. One class, since each
 * is a deployment of the whole application.
 */
@Conformance
@Order(1)
@ExtendWith(ArquillianExtension.class)
class InServerIT {
  private static final int ROWS = 200;
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant SECRETS_END = Instant.parse("2024-12-04T15:32:07.412Z");

  @Inject AuditLog audit;
  @Inject UserTransaction transaction;
  @Inject Edges edges;
  @Inject Tenants tenants;
  @Inject EndpointChanges changes;
  @Inject EndpointSecrets secrets;
  @Inject ExpiredSecrets expired;
  @Inject Subscribers subscribers;
  @Inject SecretKeys keys;
  @Inject Publisher publisher;
  @Inject Deliveries deliveries;
  @Inject DeliveryLog log;
  @Inject Events events;
  @Inject Expiry expiry;
  @Inject Purge purge;
  @Inject ReplayPurge oldReplays;
  @Inject Database database;

  private final String tenantId = UUID.randomUUID().toString();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final String auditedId = UUID.randomUUID().toString();
  private String endpointId;

  @Deployment
  static WebArchive war() {
    return TestWar.with(InServerIT.class);
  }

  @BeforeEach
  void makeTenantWithEndpoint() {
    // Arquillian calls this outside of the server too, where there is nothing to inject.
    if (tenants != null) {
      tenants.create(tenantId, "t" + tenantId.substring(0, 8), "Test");
      endpointId =
          changes.createForAll(tenantId, "https://example.com/never-called", "Never called").id();
    }
  }

  @Test
  void claimedDeliveryIsNobodyElses() {
    Wake wake = publish(now);
    assertThat(claim(wake)).isPresent();
    assertThat(claim(wake)).isEmpty();
    assertThat(get(wake).state()).isEqualTo("delivering");
  }

  @Test
  void ofManyThatClaimTheSameRowsEachRowHasOneWinner() throws Exception {
    List<Wake> wakes = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      wakes.add(publish(now));
    }
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> claims = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        claims.add(nodes.submit(() -> won(wakes)));
      }
      List<String> all = new ArrayList<>();
      for (Future<List<String>> claim : claims) {
        all.addAll(claim.get());
      }
      assertThat(all).hasSize(ROWS).doesNotHaveDuplicates();
    } finally {
      nodes.shutdownNow();
    }
  }

  /** All nodes would take no event any more until it is thawed. */
  @Test
  @ReferenceOnly
  void nodeThatIsFrozenWhileItTellsItsEdgeKeepsNoOtherWaiting() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch thawed = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Future<?> frozen =
          nodes.submit(
              () ->
                  edges.tell(
                      settled -> {
                        held.countDown();
                        await(thawed);
                        return settled;
                      }));
      await(held);
      nodes.submit(() -> edges.tell(settled -> settled)).get(25, TimeUnit.SECONDS);
      thawed.countDown();
      assertThatThrownBy(frozen::get).isInstanceOf(ExecutionException.class);
    } finally {
      nodes.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In small groups, as nodes take them. */
  private List<String> won(List<Wake> wakes) {
    List<String> won = new ArrayList<>();
    for (int start = 0; start < wakes.size(); start += 20) {
      List<Wake> group = wakes.subList(start, start + 20);
      List<? extends Optional<?>> results = deliveries.claim(group);
      for (int i = 0; i < group.size(); i++) {
        if (results.get(i).isPresent()) {
          won.add(group.get(i).deliveryId());
        }
      }
    }
    return won;
  }

  @Test
  void claimWhoseLeaseHasEndedCanBeTakenOver() {
    Wake wake = publish(now);
    assertThat(claim(wake)).isPresent();
    dueAt(wake, now.minusSeconds(1));
    assertThat(claim(wake)).isPresent();
    assertThat(claim(wake)).isEmpty();
  }

  @Test
  void expiredDeliveryFailsOnce() {
    Wake old = publish(now.minus(Duration.ofHours(73)));
    Wake fresh = publish(now);
    assertThat(expiry.expire(now)).isEqualTo(1);
    assertThat(expiry.expire(now)).isZero();
    assertThat(get(old).state()).isEqualTo("failed");
    assertThat(get(old).finishedAt()).isEqualTo(now);
    assertThat(get(fresh).state()).isEqualTo("pending");
    assertThat(claim(old)).isEmpty();
  }

  @Test
  void expiryLeavesAClaimedDeliveryToItsClaimWhileTheLeaseLasts() {
    Wake old = publish(now.minus(Duration.ofHours(73)));
    assertThat(claim(old)).isPresent();
    assertThat(expiry.expire(now)).isZero();
    assertThat(expiry.expire(now.plusSeconds(60))).isEqualTo(1);
    assertThat(get(old).state()).isEqualTo("failed");
  }

  @Test
  void purgeDeletesOldEventsWithTheirDeliveriesAndNoOthers() {
    Wake old = publish(now.minus(Duration.ofDays(31)));
    String oldEvent = get(old).eventId();
    // No event is stored as accepted before what readers have seen.
    set(
        "update event set accepted_at = ? where event_id = ?",
        now.minus(Duration.ofDays(31)),
        oldEvent);
    Wake fresh = publish(now);
    Instant before = now.minus(Duration.ofDays(30));
    assertThat(purge.tenants()).contains(tenantId);
    Cursor beginning = new Cursor(Instant.EPOCH, "");
    assertThat(purge.batch(tenantId, before, beginning, 500)).isEqualTo(new Purge.Batch(1, null));
    assertThat(purge.batch(tenantId, before, beginning, 500)).isEqualTo(new Purge.Batch(0, null));
    assertThat(log.find(tenantId, old.deliveryId())).isEmpty();
    assertThat(events.find(tenantId, oldEvent)).isEmpty();
    assertThat(events.find(tenantId, get(fresh).eventId())).isPresent();
  }

  @Test
  void replayThatIsOverIsDeletedOnceItIsAsOldAsEventsAreKept() {
    String over = addReplay(now.minus(Duration.ofDays(31)), true);
    String atWork = addReplay(now.minus(Duration.ofDays(31)), false);
    String fresh = addReplay(now, true);
    assertThat(oldReplays.batch(now)).isEqualTo(1);
    assertThat(oldReplays.batch(now)).isZero();
    assertThat(rows("replay", "id", over)).isZero();
    assertThat(rows("replay_target", "replay_id", over)).isZero();
    assertThat(rows("replay", "id", atWork)).isEqualTo(1);
    assertThat(rows("replay_target", "replay_id", atWork)).isEqualTo(1);
    assertThat(rows("replay", "id", fresh)).isEqualTo(1);
  }

  private String addReplay(Instant createdAt, boolean over) {
    String id = "rpl_" + UUID.randomUUID();
    return database.run(
        connection -> {
          // One that is not over is another node's: this one's timer leaves it alone.
          Instant leased = Instant.now().plusSeconds(15);
          Sql.of(
                  connection,
                  "insert into replay (id, tenant_id, from_at, to_at, choice, state, opened, done,"
                      + " failed, failures, settled, created_at, owner, lease_until)"
                      + " values (?, ?, ?, ?, 'any', 'running', 0, 0, 0, 0, ?, ?, 'another', ?)",
                  id,
                  tenantId,
                  createdAt,
                  createdAt,
                  over,
                  createdAt,
                  leased)
              .update();
          Sql.of(
                  connection,
                  "insert into replay_target (id, replay_id, endpoint_id, position_at, position_id,"
                      + " at_end) values (?, ?, ?, ?, '', false)",
                  "rpt_" + UUID.randomUUID(),
                  id,
                  endpointId,
                  createdAt)
              .update();
          return id;
        });
  }

  private Wake publish(Instant acceptedAt) {
    String id = UUID.randomUUID().toString();
    Event.Actor actor = new Event.Actor("org", "user", "member");
    byte[] body = "{}".getBytes(UTF_8);
    Event event = new Event(tenantId, id, "order.created", acceptedAt, acceptedAt, actor, body);
    return publisher.publish(List.of(event)).get(0).wakes().get(0);
  }

  private Optional<?> claim(Wake wake) {
    return deliveries.claim(List.of(wake)).get(0);
  }

  private DeliveryResponse get(Wake wake) {
    return log.get(tenantId, wake.deliveryId());
  }

  private void dueAt(Wake wake, Instant time) {
    set("update delivery set due_at = ? where id = ?", time, wake.deliveryId());
  }

  private void set(String sql, Instant time, String id) {
    int changed = database.run(connection -> Sql.of(connection, sql, time, id).update());
    assertThat(changed).isEqualTo(1);
  }

  @Test
  void recordsNothingOutsideOfTheTransactionOfAChange() {
    assertThatThrownBy(() -> audit.record(auditedId, "test.made", "1", null, null))
        .isInstanceOf(TransactionalException.class);
    assertThat(entries()).isEmpty();
  }

  @Test
  void entryGoesWithTheChangeThatIsRolledBack() throws Exception {
    transaction.begin();
    audit.record(auditedId, "test.made", "1", null, Map.of("kept", false));
    transaction.rollback();
    assertThat(entries()).isEmpty();
  }

  @Test
  void statesAreOfAnyLength() throws Exception {
    String text = "ä\"\n".repeat(50_000);
    transaction.begin();
    audit.record(Actor.SYSTEM, auditedId, "test.made", "1", Map.of(), Map.of("text", text));
    transaction.commit();
    AuditEntryResponse entry = entries().get(0);
    assertThat(entry.before()).isEmpty();
    assertThat(entry.after().getString("text")).isEqualTo(text);
    assertThat(entry.objectType()).isEqualTo("test");
    assertThat(entry.actor().type()).isEqualTo("system");
    assertThat(entry.address()).isNull();
  }

  private List<AuditEntryResponse> entries() {
    return audit.list(auditedId, new AuditQuery(), Optional.empty(), 10).data();
  }

  @Test
  void expiredSecretSignsNoMoreAndIsDeleted() {
    addSecret("sec_" + UUID.randomUUID(), SECRETS_END);
    assertThat(secretRows()).isEqualTo(2);
    assertThat(secrets.reveal(tenantId, endpointId).secrets()).hasSize(1);
    assertThat(expired.batch(SECRETS_END.minusMillis(1))).isZero();
    assertThat(expired.batch(SECRETS_END)).isEqualTo(1);
    assertThat(expired.batch(SECRETS_END)).isZero();
    assertThat(secretRows()).isEqualTo(1);
    assertThat(secrets.reveal(tenantId, endpointId).secrets()).hasSize(1);
  }

  /** Its id is later, as if the clock had been set back after it was made. */
  @Test
  void secretThatWasReplacedComesAfterTheNewOne() {
    addSecret("sec_z" + UUID.randomUUID().toString().substring(4), now.plus(Duration.ofHours(1)));
    assertThat(secrets.reveal(tenantId, endpointId).secrets())
        .extracting(secret -> secret.expiresAt() == null)
        .containsExactly(true, false);
    var keys = subscribers.of(Set.of(tenantId)).get(tenantId).get(endpointId).keys();
    assertThat(keys).extracting(key -> key.expiresAt() == null).containsExactly(true, false);
  }

  private void addSecret(String id, Instant end) {
    database.run(
        connection ->
            Sql.of(
                    connection,
                    "insert into signing_secret (id, endpoint_id, secret, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?)",
                    id,
                    endpointId,
                    keys.ring().seal(SECRET, id),
                    SECRETS_END,
                    end)
                .update());
  }

  private int secretRows() {
    return rows("signing_secret", "endpoint_id", endpointId);
  }

  private int rows(String table, String column, String value) {
    String sql = "select count(*) from %s where %s = ?".formatted(table, column);
    return database.run(
        connection -> Sql.of(connection, sql, value).first(row -> row.getInt(1)).orElseThrow());
  }
}
