package io.synq.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.MemoryDatabase;
import io.synq.delivery.Conclusion;
import io.synq.delivery.Delivery;
import io.synq.delivery.DeliverySettings;
import io.synq.event.Event;
import io.synq.platform.GivenSettings;
import io.synq.platform.Ids;
import io.synq.platform.Sql;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureReportTest {
  private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
  private static final Instant SINCE = NOW.minus(Duration.ofHours(2));
  private static final String REFUSED = "127.0.0.1:1 does not accept connections";

  private final MemoryDatabase database = new MemoryDatabase();
  private final FailureReport report =
      new FailureReport(database, new DeliverySettings(GivenSettings.of()), () -> NOW);

  @BeforeEach
  void addEndpoints() {
    database.change("insert into tenant values (?,?,?,?,0)", "t", "t", "T", NOW);
    database.change("insert into tenant values (?,?,?,?,0)", "u", "u", "U", NOW);
    endpoint("t", "ep_erp", 7);
    endpoint("t", "ep_crm", 0);
    endpoint("u", "ep_foreign", 9);
  }

  @Test
  void whatFailsIsPutTogetherByEndpointAndCause() {
    retrying("ep_erp", SINCE, 500, Conclusion.ANSWERED + "500");
    String newest = retrying("ep_erp", SINCE.plusSeconds(60), 500, Conclusion.ANSWERED + "500");
    attempt(newest, 500, null, "x".repeat(300));
    String refused = retrying("ep_erp", SINCE.plusSeconds(90), 500, REFUSED);
    attempt(refused, null, "connection_refused", REFUSED);
    retrying("ep_erp", NOW.minusSeconds(1), null, null);
    retrying("ep_foreign", SINCE, 500, Conclusion.ANSWERED + "500");
    List<FailureGroup> groups = all();
    assertThat(groups).extracting(FailureGroup::endpointId).containsOnly("ep_erp");
    assertThat(groups).extracting(FailureGroup::status).containsExactly(500, null);
    FailureGroup first = groups.get(0);
    assertThat(first.waiting()).isEqualTo(2);
    assertThat(first.failed()).isZero();
    assertThat(first.since()).isEqualTo(SINCE);
    assertThat(first.replayFrom()).isNull();
    assertThat(first.complete()).isTrue();
    assertThat(first.sample().deliveryId()).isEqualTo(newest);
    assertThat(first.sample().text()).hasSize(200).endsWith("x…");
    FailureGroup second = groups.get(1);
    assertThat(second.kind())
        .as("not the status of an earlier answer")
        .isEqualTo("connection_refused");
    assertThat(second.sample().text()).isEqualTo(REFUSED);
  }

  @Test
  void textsOfOneKindAreOneCause() {
    attempt(retrying("ep_erp", SINCE, null, "a.example is slow"), null, "timeout", "slow");
    attempt(retrying("ep_erp", SINCE, null, "b.example is slow"), null, "timeout", "slow");
    assertThat(all()).singleElement().satisfies(one -> assertThat(one.waiting()).isEqualTo(2));
  }

  @Test
  void whatWasGivenUpLatelyIsToldUntilItIsSentAgain() {
    Instant made = NOW.minus(Duration.ofHours(80));
    String lost = failed("ep_crm", "e1", made, NOW.minusSeconds(60), 503);
    note("ep_crm", "e1", lost, made);
    failed("ep_crm", "e2", made, NOW.minus(Duration.ofHours(25)), 503);
    failed("ep_crm", "e3", SINCE, SINCE, 503);
    retrying("ep_crm", "e3", NOW.minusSeconds(5), null, null);
    assertThat(all())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.status()).isEqualTo(503);
              assertThat(one.failed()).as("noted twice, counted once").isEqualTo(1);
              assertThat(one.waiting()).isZero();
              assertThat(one.replayFrom()).isEqualTo(made);
              assertThat(one.sample()).as("its attempts are gone").isNull();
            });
  }

  @Test
  void testsAreNoFailures() {
    database.change("update endpoint set state = 'disabled' where id = ?", "ep_crm");
    String ping = failed("ep_crm", "e1", SINCE, SINCE, 500);
    database.change("update event set event_type = 'ping' where event_id = ?", "e1");
    assertThat(all()).isEmpty();
    Event.Actor nobody = Event.Actor.example("t");
    database.change(
        "update event set event_type = 'a.b', user_id = ?, role = ? where event_id = ?",
        nobody.userId(),
        nobody.role(),
        "e1");
    assertThat(all()).isEmpty();
    database.change("update event set user_id = 'u' where event_id = ?", "e1");
    assertThat(all())
        .as("a producer may call its users so")
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.endpointState()).isEqualTo("disabled");
              assertThat(one.sample()).isNull();
            });
    database.change("update delivery set state = 'cancelled' where id = ?", ping);
    assertThat(all()).isEmpty();
  }

  @Test
  void manyAreCountedUpToALimit() {
    for (int i = 0; i <= FailureReport.MOST_ENDPOINTS; i++) {
      endpoint("u", "ep_" + i, i);
      retrying("ep_" + i, SINCE, 500, Conclusion.ANSWERED + "500");
    }
    for (int i = 0; i < 400; i++) {
      retrying("ep_50", SINCE, 500, Conclusion.ANSWERED + "500");
    }
    FailureReport.Response found = report.of("u", Optional.empty());
    assertThat(found.complete()).isFalse();
    assertThat(found.data()).hasSize(FailureReport.MOST_ENDPOINTS);
    assertThat(found.data()).noneMatch(one -> one.endpointId().equals("ep_0"));
    assertThat(found.data().get(0).endpointId()).isEqualTo("ep_50");
    assertThat(found.data().get(0).waiting()).isEqualTo(400);
    assertThat(found.data().get(0).complete()).isFalse();
    assertThat(found.data().get(1).complete()).isTrue();
    FailureReport.Response one = report.of("u", Optional.of("ep_50"));
    assertThat(one.data().get(0).waiting()).isEqualTo(401);
    assertThat(one.data().get(0).complete()).isTrue();
  }

  private List<FailureGroup> all() {
    FailureReport.Response found = report.of("t", Optional.empty());
    assertThat(found.complete()).isTrue();
    return found.data();
  }

  private void endpoint(String tenant, String id, int failures) {
    database.change(
        "insert into endpoint (id, tenant_id, url, event_types, state, created_at, updated_at,"
            + " version) values (?,?,?,'*','enabled',?,?,0)",
        id,
        tenant,
        "https://example.com/" + id,
        NOW,
        NOW);
    database.change("insert into endpoint_health values (?,?,?)", id, failures, SINCE);
  }

  private String retrying(
      String endpoint, Instant made, @Nullable Integer status, @Nullable String error) {
    return retrying(endpoint, UUID.randomUUID().toString(), made, status, error);
  }

  private String retrying(
      String endpoint,
      String event,
      Instant made,
      @Nullable Integer status,
      @Nullable String error) {
    return delivery(endpoint, event, "retrying", made, NOW.plusSeconds(90), null, status, error);
  }

  private String failed(String endpoint, String event, Instant made, Instant end, int status) {
    String id = delivery(endpoint, event, "failed", made, null, end, status, Conclusion.EXPIRED);
    database.change(
        "insert into event (tenant_id, event_id, event_type, occurred_at, accepted_at, org_id,"
            + " user_id, role, body) values (?,?,'a.b',?,?,'o','u','r',?)",
        "t",
        event,
        made,
        made,
        new byte[0]);
    note(endpoint, event, id, made);
    return id;
  }

  private void note(String endpoint, String event, String id, Instant accepted) {
    database.change(
        "insert into failed_delivery values (?,?,?,?,?)", "t", accepted, event, endpoint, id);
  }

  private String delivery(
      String endpoint,
      String event,
      String state,
      Instant made,
      @Nullable Instant due,
      @Nullable Instant finished,
      @Nullable Integer status,
      @Nullable String error) {
    String id = Ids.first(Delivery.PREFIX, made).substring(0, 16) + Ids.next("").substring(12);
    database.change(
        "insert into delivery (id, tenant_id, event_id, endpoint_id, state, due_at, attempts,"
            + " manual, replay, bytes, created_at, expires_at, finished_at, last_status,"
            + " last_error) values (?,'t',?,?,?,?,1,false,false,1,?,?,?,?,?)",
        id,
        event,
        endpoint,
        state,
        Sql.orNull(due, Types.TIMESTAMP),
        made,
        NOW,
        Sql.orNull(finished, Types.TIMESTAMP),
        Sql.orNull(status, Types.INTEGER),
        Sql.orNull(error, Types.VARCHAR));
    return id;
  }

  private void attempt(
      String delivery, @Nullable Integer status, @Nullable String kind, String text) {
    database.change(
        "insert into attempt (delivery_id, id, tenant_id, attempt_number, manual, started_at,"
            + " duration_ms, url, status, error_kind, error_text, request_headers, response_body,"
            + " response_truncated) values (?,?,'t',1,false,?,1,'u',?,?,?,?,?,false)",
        delivery,
        Ids.next("att_"),
        NOW,
        Sql.orNull(status, Types.INTEGER),
        Sql.orNull(kind, Types.VARCHAR),
        Sql.orNull(status == null ? text : null, Types.VARCHAR),
        new byte[0],
        Sql.orNull(status == null ? null : text.getBytes(UTF_8), Types.VARBINARY));
  }
}
