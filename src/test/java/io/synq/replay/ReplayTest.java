package io.synq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.event.EventSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final ReplayFilter FILTER =
      new ReplayFilter(
          NOW.minusSeconds(60),
          NOW,
          List.of("order.*", "x.y"),
          List.of(),
          Choice.ANY,
          new Narrowing("org", "user", "text"));

  private final Replay replay = new Replay("rpl_1", "tenant", FILTER, 7L, NOW);

  @Test
  void keepsItsFilter() {
    assertThat(replay.filter()).isEqualTo(FILTER);
    assertThat(FILTER.covers(event("order.created", "org", "user"))).isTrue();
    assertThat(FILTER.covers(event("product.created", "org", "user"))).isFalse();
    assertThat(FILTER.covers(event("order.created", "other", "user"))).isFalse();
    assertThat(FILTER.covers(event("order.created", "org", "other"))).isFalse();
  }

  private static EventSummary event(String type, String orgId, String userId) {
    return new EventSummary("e", type, NOW, NOW, "tenant", orgId, userId, "member");
  }

  @Test
  void isInOneHandAtATime() {
    assertThat(replay.take("a", NOW)).isTrue();
    assertThat(replay.take("b", NOW.plusSeconds(9))).isFalse();
    assertThat(replay.keep("a", NOW.plusSeconds(9))).isTrue();
    assertThat(replay.take("b", NOW.plusSeconds(11))).isFalse();
    assertThat(replay.take("b", NOW.plusSeconds(9).plus(Replay.LEASE))).isTrue();
    assertThat(replay.keep("a", NOW.plusSeconds(20))).as("it was taken over").isFalse();
  }

  @Test
  void isFreeIfItWasTakenBeforeTheClockWasSetBack() {
    assertThat(replay.take("a", NOW)).isTrue();
    assertThat(replay.take("b", NOW.minus(Replay.LEASE))).as("clocks differ a little").isFalse();
    assertThat(replay.take("b", NOW.minusSeconds(3600))).isTrue();
    assertThat(replay.keep("a", NOW.minusSeconds(3600))).isFalse();
  }

  @Test
  void completesWithWhatItReallyOpened() {
    replay.opened(3);
    replay.opened(2);
    replay.ended(4, 1);
    replay.complete(NOW.plusSeconds(1));
    assertThat(replay.state()).isEqualTo(ReplayState.COMPLETED);
    assertThat(replay.total()).isEqualTo(5);
    assertThat(replay.done()).isEqualTo(4);
    assertThat(replay.failed()).isEqualTo(1);
    assertThat(replay.finishedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(replay.take("a", NOW.plus(Duration.ofDays(1)))).isFalse();
    assertThat(replay.cancel(NOW)).isFalse();
  }

  @Test
  void cancelledJobIsWorkedOnUntilWhatItOpenedHasEnded() {
    assertThat(replay.cancel(NOW.plusSeconds(1))).isTrue();
    assertThat(replay.cancel(NOW.plusSeconds(2))).isFalse();
    assertThat(replay.take("a", NOW.plusSeconds(3))).isTrue();
    replay.complete(NOW.plusSeconds(4));
    assertThat(replay.state()).isEqualTo(ReplayState.CANCELLED);
    assertThat(replay.finishedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(replay.total()).isEqualTo(7);
  }

  @Test
  void isGivenUpAfterTooManyFailuresInARow() {
    for (int i = 1; i < Replay.MOST_FAILURES; i++) {
      replay.noteFailure(NOW);
    }
    replay.noteSuccess();
    for (int i = 1; i < Replay.MOST_FAILURES; i++) {
      replay.noteFailure(NOW);
    }
    assertThat(replay.state()).isEqualTo(ReplayState.RUNNING);
    replay.noteFailure(NOW);
    assertThat(replay.state()).isEqualTo(ReplayState.FAILED);
    assertThat(replay.finishedAt()).isEqualTo(NOW);
  }

  @Test
  void whatIsTakenFollowsFromTheLatestDelivery() {
    var found = new LatestDeliveries.Found();
    found.add("e1", "ep_1", "dlv_2", "delivered");
    found.add("e1", "ep_1", "dlv_1", "failed");
    found.add("e2", "ep_1", "dlv_3", "failed");
    assertThat(Choice.FAILED.takes(found.state("e1", "ep_1"))).isFalse();
    assertThat(Choice.FAILED.takes(found.state("e2", "ep_1"))).isTrue();
    assertThat(Choice.FAILED.takes(Optional.empty())).isFalse();
    assertThat(Choice.MISSING.takes(found.state("e2", "ep_1"))).isFalse();
    assertThat(Choice.MISSING.takes(found.state("e2", "ep_2"))).isTrue();
    assertThat(Choice.ANY.takes(found.state("e1", "ep_1"))).isTrue();
  }
}
