package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.EndpointFailures;
import io.synq.figures.Health;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConclusionsTest {
  private final Health health = new Health();
  private final Conclusions conclusions = new Conclusions(null, health, () -> Claims.NOW);

  /** Remembers what it is told; whoever fails has failed for long enough. */
  private static final class Health extends EndpointFailures {
    private final List<String> told = new ArrayList<>();

    Health() {
      super(null, null, null);
    }

    @Override
    public void succeeded(List<String> endpointIds) {
      if (!endpointIds.isEmpty()) {
        told.add(String.join(", ", endpointIds) + " succeeded");
      }
    }

    @Override
    public boolean failed(String endpointId, int attempts, Instant now) {
      told.add(endpointId + " failed " + attempts);
      return true;
    }
  }

  private static Conclusion conclusion(Claimed claimed, int status) {
    var answer = new Outcome.Answer(status, "", "", false);
    Outcome outcome =
        status == 200
            ? new Outcome.Delivered(answer)
            : new Outcome.Refused(answer, Optional.empty());
    return Conclusion.only(claimed, new SentAttempt(outcome, Claims.NOW, 5, Map.of()));
  }

  @Test
  void whoLostAClaimDidNotEndTheDelivery() {
    DeliveryRows rows = new DeliveryRows();
    rows.add("ep_1", "delivering", Claims.NOW, Claims.NOW, "dlv_mine", "dlv_lost");
    rows.change("update delivery set claim = 'claim' where id = 'dlv_mine'");
    Conclusion mine = conclusion(Claims.of("dlv_mine"), 500);
    Conclusion lost = conclusion(Claims.of("dlv_lost"), 500);
    Conclusions.Written written =
        new Conclusions(rows, health, () -> Claims.NOW).record(List.of(mine, lost));
    assertThat(written.concluded()).containsExactly(mine);
    assertThat(rows.value("state", "dlv_mine")).isEqualTo("failed");
    assertThat(rows.value("state", "dlv_lost")).isEqualTo("delivering");
    assertThat(health.told).as("both attempts were made").containsExactly("ep_1 failed 2");
  }

  /** The database went down between a commit and its answer, and the group is tried again. */
  @Test
  void whatIsRecordedAlreadyIsToldAndNotRecordedAgain() {
    DeliveryRows rows = new DeliveryRows();
    rows.add("ep_1", "delivering", Claims.NOW, Claims.NOW, "dlv_failed", "dlv_well", "dlv_again");
    rows.change("update delivery set claim = 'claim', attempts = 0");
    List<Conclusion> group =
        List.of(
            conclusion(Claims.of("dlv_again"), 500),
            conclusion(Claims.of("dlv_failed"), 500),
            conclusion(Claims.of("dlv_well"), 200));
    Conclusions recording = new Conclusions(rows, health, () -> Claims.NOW);
    recording.record(group);
    rows.change("update delivery set claim = 'another' where id = 'dlv_again'");
    health.told.clear();
    assertThat(recording.record(group).concluded()).isEqualTo(group);
    assertThat(health.told).isEmpty();
    assertThat(rows.value("attempts", "dlv_failed")).isEqualTo("1");
    assertThat(rows.change("delete from attempt")).isEqualTo(2);
  }

  /**
   * Expiry changes several in the order of their ids: in another one they would wait in a circle.
   */
  @Test
  void deliveriesAreWrittenInTheOrderOfTheirIds() {
    DeliveryRows rows = new DeliveryRows();
    rows.add("ep_1", "delivering", Claims.NOW, Claims.NOW, "dlv_1", "dlv_2", "dlv_3");
    rows.change("update delivery set claim = 'claim'");
    List<Conclusion> group =
        Stream.of("dlv_2", "dlv_3", "dlv_1").map(id -> conclusion(Claims.of(id), 200)).toList();
    assertThat(new Conclusions(rows, health, () -> Claims.NOW).record(group).concluded())
        .extracting(one -> one.claimed().deliveryId())
        .containsExactly("dlv_1", "dlv_2", "dlv_3");
  }

  @Test
  void whatIsGivenBackKeepsItsLastErrorAndWhatIsTriedDoesNot() {
    DeliveryRows rows = new DeliveryRows();
    rows.add("ep_1", "delivering", Claims.NOW, Claims.NOW, "released", "delivered", "expired");
    rows.change("update delivery set claim = 'claim', last_error = 'no answer'");
    new Conclusions(rows, health, () -> Claims.NOW)
        .record(
            List.of(
                Conclusion.released(Claims.of("released", 1, false), Claims.NOW),
                conclusion(Claims.of("delivered"), 200),
                Conclusion.expired(Claims.of("expired"))));
    assertThat(rows.value("last_error", "released")).isEqualTo("no answer");
    assertThat(rows.value("last_error", "delivered")).isNull();
    assertThat(rows.value("last_error", "expired")).isEqualTo(Conclusion.EXPIRED);
  }

  @Test
  void failuresOfAnEndpointCountTogether() {
    var group = List.of(conclusion(Claims.of("a"), 500), conclusion(Claims.of("b"), 500));
    assertThat(conclusions.judge(group, Claims.NOW)).containsExactly("ep_1");
    assertThat(health.told).containsExactly("ep_1 failed 2");
  }

  @Test
  void oneSuccessForgivesThem() {
    var group = List.of(conclusion(Claims.of("a"), 500), conclusion(Claims.of("b"), 200));
    assertThat(conclusions.judge(group, Claims.NOW)).isEmpty();
    assertThat(health.told).containsExactly("ep_1 succeeded");
  }

  /** Two groups that take endpoints in different orders would wait for each other. */
  @Test
  void endpointsAreToldInOneOrderAndThoseThatAreWellTogether() {
    var group =
        List.of(
            conclusion(Claims.at("ep_4", "a"), 200),
            conclusion(Claims.at("ep_3", "b"), 500),
            conclusion(Claims.at("ep_2", "c"), 200),
            conclusion(Claims.at("ep_1", "d"), 200));
    assertThat(conclusions.judge(group, Claims.NOW)).containsExactly("ep_3");
    assertThat(health.told)
        .containsExactly("ep_1, ep_2 succeeded", "ep_3 failed 1", "ep_4 succeeded");
  }

  @Test
  void aTestSaysNothingOfAnEndpointsHealth() {
    var group =
        List.of(
            conclusion(Claims.ping("a"), 500),
            conclusion(Claims.ping("b"), 200),
            conclusion(Claims.example("c"), 500));
    assertThat(conclusions.judge(group, Claims.NOW)).isEmpty();
    assertThat(health.told).isEmpty();
  }
}
