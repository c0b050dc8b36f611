package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.EndpointFailures;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import io.synq.platform.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was sent is kept once for the attempts that sent it. */
class SentBodiesTest {
  private static final byte[] LARGE = "x".repeat(3_000_000).getBytes();

  private final DeliveryRows rows = new DeliveryRows();
  private final SentBodies bodies = new SentBodies(rows);
  private final Conclusions conclusions =
      new Conclusions(rows, new EndpointFailures(null, null, null), () -> Claims.NOW);

  private static SentAttempt attempt(byte @Nullable [] body) {
    Outcome refused = new Outcome.Refused(new Outcome.Answer(500, "", "", false), Optional.empty());
    return new SentAttempt(refused, Claims.NOW, 5, Map.of(), body);
  }

  /** A test's conclusion, which counts for no endpoint's health. */
  private void concluded(String deliveryId, byte @Nullable [] body) {
    rows.change("update delivery set claim = 'claim' where id = ?", deliveryId);
    conclusions.recordTest(Conclusion.only(Claims.of(deliveryId), attempt(body)));
  }

  private long count(String table) {
    return rows.run(
        connection ->
            Sql.of(connection, "select count(*) from " + table)
                .first(row -> row.getLong(1))
                .orElseThrow());
  }

  @Test
  void eachIsKeptOnce() {
    rows.add("ep_1", "delivering", Claims.NOW, Claims.NOW, "dlv_1", "dlv_2");
    for (byte[] body : List.of(LARGE, LARGE, "{}".getBytes())) {
      concluded("dlv_1", body);
    }
    concluded("dlv_2", LARGE);
    assertThat(count("attempt")).isEqualTo(4);
    assertThat(count("sent_body")).isEqualTo(3);
    String hash = SentBodies.hash(attempt(LARGE));
    assertThat(bodies.find(DeliveryRows.TENANT, "dlv_1", hash)).hasValue(LARGE);
    assertThat(bodies.find("another", "dlv_1", hash)).isEmpty();
    assertThat(bodies.find(DeliveryRows.TENANT, "dlv_3", hash)).isEmpty();
  }

  @Test
  void eventsOwnBodyIsNotKeptAgain() {
    rows.add("ep_1", "delivering", Claims.NOW, Claims.NOW, "dlv_1");
    concluded("dlv_1", null);
    assertThat(count("attempt")).isEqualTo(1);
    assertThat(count("sent_body")).isZero();
    assertThat(SentBodies.hash(attempt(null))).isNull();
  }

  @Test
  void firstAttemptThatSentAnotherBodyHasARowOfItsOwn() {
    SentAttempt delivered =
        new SentAttempt(
            new Outcome.Delivered(new Outcome.Answer(200, "", "", false)),
            Claims.NOW,
            5,
            Map.of(),
            "{}".getBytes());
    assertThat(FirstAttempt.of(Conclusion.only(Claims.of("dlv_1"), delivered))).isEmpty();
  }
}
