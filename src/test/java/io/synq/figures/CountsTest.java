package io.synq.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.synq.delivery.Claimed;
import io.synq.delivery.Claims;
import io.synq.delivery.Conclusion;
import io.synq.delivery.Expired;
import io.synq.delivery.Recorded;
import io.synq.delivery.RetrySchedule;
import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final Instant MINUTE = Instant.parse("2024-12-04T15:32:00Z");
  private static final Instant HOUR = Instant.parse("2024-12-04T15:00:00Z");

  private final Rows rows = new Rows();
  private Instant now = Claims.NOW;
  private final Counts counts = new Counts(rows, (InstantSource) () -> now);

  /** Keeps what is written last, and reads it as the database would; fails while it is told to. */
  private static final class Rows extends CountRows {
    private final Map<Counts.Slot, Tally> written = new TreeMap<>();
    private final List<Map<Counts.Slot, Tally>> earlierRuns = new ArrayList<>();
    private int writes;
    private boolean broken;

    Rows() {
      super(null);
    }

    @Override
    void beginRun() {
      earlierRuns.add(new TreeMap<>(written));
      written.clear();
    }

    @Override
    public void write(Map<Counts.Slot, Tally> counts) {
      if (broken) {
        throw new IllegalStateException();
      }
      counts.forEach((slot, tally) -> written.put(slot, Tally.decode(tally.encode())));
      writes += counts.size();
    }
  }

  private Tally written(String scope, CountSpan span, Instant start) {
    return rows.written.get(new Counts.Slot("tenant", scope, span, start));
  }

  private void conclude(int status, int millis) {
    conclude(Claims.of("dlv_1"), status, millis);
  }

  private void conclude(Claimed claimed, int status, int millis) {
    var answer = new Outcome.Answer(status, "", "", false);
    Outcome outcome =
        status == 200
            ? new Outcome.Delivered(answer)
            : new Outcome.Refused(answer, Optional.empty());
    var attempt = new SentAttempt(outcome, now, millis, Map.of());
    var schedule = new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), () -> 1.0);
    counts.recorded(new Recorded(List.of(Conclusion.of(claimed, attempt, now, schedule)), now));
  }

  @Test
  void countsOfAnEndpointByMinuteAndHourAndOfItsTenant() {
    conclude(200, 5);
    conclude(200, 6);
    conclude(500, 5);
    counts.expired(new Expired("tenant", "ep_1", "dlv_1", "order.created", now));
    counts.accepted("tenant", now, List.of("order.created", "order.created", "a.b"));
    counts.flush();
    for (String scope : List.of("ep_1", "tenant")) {
      for (Tally tally :
          List.of(written(scope, CountSpan.MINUTE, MINUTE), written(scope, CountSpan.HOUR, HOUR))) {
        assertThat(tally.attempts()).isEqualTo(new Tally.Count(2, 1));
        assertThat(tally.ends()).isEqualTo(new Tally.Count(2, 1));
        assertThat(tally.durations()).isEqualTo(Map.of(5, 2L, 6, 1L));
        assertThat(tally.statuses()).isEqualTo(Map.of("200", 2L, "500", 1L));
      }
    }
    Tally endpoint = written("ep_1", CountSpan.HOUR, HOUR);
    assertThat(endpoint.types()).isEqualTo(Map.of("order.created", 3L));
    assertThat(endpoint.events()).isZero();
    Tally tenant = written("tenant", CountSpan.HOUR, HOUR);
    assertThat(tenant.types()).isEqualTo(Map.of("order.created", 2L, "a.b", 1L));
    assertThat(tenant.events()).isEqualTo(3);
  }

  @Test
  void anHourGoesOnWhereItsMinutesEnd() {
    conclude(200, 5);
    counts.flush();
    now = now.plus(Duration.ofMinutes(10));
    conclude(200, 5);
    counts.flush();
    assertThat(written("ep_1", CountSpan.HOUR, HOUR).ends()).isEqualTo(new Tally.Count(2, 0));
    assertThat(written("ep_1", CountSpan.MINUTE, MINUTE).ends()).isEqualTo(new Tally.Count(1, 0));
  }

  @Test
  void whatComesTooLateOverwritesNothing() {
    Instant then = now;
    conclude(200, 5);
    conclude(200, 5);
    counts.flush();
    now = now.plus(Duration.ofHours(2));
    counts.flush();
    counts.expired(new Expired("tenant", "ep_1", "dlv_1", "order.created", then));
    counts.flush();
    assertThat(written("ep_1", CountSpan.HOUR, HOUR).ends()).isEqualTo(new Tally.Count(2, 0));
  }

  /** It counts hours again of which it has forgotten what it wrote. */
  @Test
  void anotherRunCountsAfterTheClockWasSetBack() {
    conclude(200, 5);
    conclude(200, 5);
    counts.flush();
    now = now.plus(Duration.ofHours(2));
    counts.flush();
    conclude(200, 5);
    rows.broken = true;
    assertThatIllegalStateException().isThrownBy(counts::flush);
    now = now.minus(Duration.ofHours(2));
    rows.broken = false;
    for (int i = 1; i <= 2; i++) {
      conclude(500, 5);
      counts.flush();
      assertThat(written("ep_1", CountSpan.HOUR, HOUR).attempts()).isEqualTo(new Tally.Count(0, i));
    }
    assertThat(rows.earlierRuns).hasSize(1);
    var first = new Counts.Slot("tenant", "ep_1", CountSpan.HOUR, HOUR);
    var last = new Counts.Slot("tenant", "ep_1", CountSpan.HOUR, HOUR.plus(Duration.ofHours(2)));
    var before = rows.earlierRuns.get(0);
    assertThat(before.get(first).ends()).isEqualTo(new Tally.Count(2, 0));
    assertThat(before.get(last).ends()).as("left to be written").isEqualTo(new Tally.Count(1, 0));
  }

  @Test
  void aTestCountsForNothing() {
    conclude(Claims.ping("dlv_1"), 200, 5);
    conclude(Claims.ping("dlv_2"), 410, 5);
    counts.flush();
    assertThat(rows.written).isEmpty();
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain() {
    conclude(200, 5);
    counts.flush();
    int writes = rows.writes;
    counts.flush();
    assertThat(rows.writes).isEqualTo(writes).isEqualTo(4);
  }

  @Test
  void whatCannotBeWrittenIsKept() {
    conclude(200, 5);
    rows.broken = true;
    assertThatIllegalStateException().isThrownBy(counts::flush);
    now = now.plus(Duration.ofHours(2));
    assertThatIllegalStateException().isThrownBy(counts::flush);
    rows.broken = false;
    counts.flush();
    assertThat(written("ep_1", CountSpan.HOUR, HOUR).ends()).isEqualTo(new Tally.Count(1, 0));
  }

  @Test
  void namesThatSomebodyMakesUpAreCountedTogether() {
    counts.accepted("tenant", now, IntStream.range(0, 90).mapToObj(i -> "a.b" + i).toList());
    counts.flush();
    Tally tally = written("tenant", CountSpan.HOUR, HOUR);
    assertThat(tally.types()).hasSize(Tally.MOST_TYPES + 1).containsEntry(Tally.OTHER, 40L);
    assertThat(tally.events()).isEqualTo(90);
  }
}
