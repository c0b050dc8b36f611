package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.synq.outbound.Outcome;
import io.synq.outbound.SentAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HourlyCountsTest {
  private static final Instant HOUR = Instant.parse("2024-12-04T15:00:00Z");

  private final Rows rows = new Rows();
  private final HourlyCounts counts = new HourlyCounts(rows);

  /** Keeps what is written; fails while it is told to. */
  private static final class Rows extends HourlyRows {
    private final Map<HourlyCounts.Slot, HourlyCounts.Count> written = new TreeMap<>();
    private boolean broken;

    @Override
    public void add(Map<HourlyCounts.Slot, HourlyCounts.Count> counts) {
      if (broken) {
        throw new IllegalStateException();
      }
      counts.forEach((slot, count) -> written.merge(slot, count, HourlyCounts.Count::plus));
    }
  }

  private static HourlyCounts.Slot slot(Instant hour, int bucket) {
    return new HourlyCounts.Slot("tenant", "ep_1", hour, bucket);
  }

  private void conclude(int status, int millis, Instant now) {
    conclude(Claims.of("dlv_1"), status, millis, now);
  }

  private void conclude(Claimed claimed, int status, int millis, Instant now) {
    var answer = new Outcome.Answer(status, "", "", false);
    Outcome outcome =
        status == 200
            ? new Outcome.Delivered(answer)
            : new Outcome.Refused(answer, Optional.empty());
    var attempt = new SentAttempt(outcome, now, millis, Map.of());
    var schedule = new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), () -> 1.0);
    counts.concluded(Conclusion.of(claimed, attempt, now, schedule), now);
  }

  @Test
  void countsAttemptsByDurationAndEndsByHour() {
    conclude(200, 5, Claims.NOW);
    conclude(200, 5, Claims.NOW);
    conclude(500, 5, Claims.NOW);
    conclude(200, 6, Claims.NOW.plus(Duration.ofHours(1)));
    counts.expired("tenant", "ep_1", Claims.NOW);
    counts.flush();
    assertThat(rows.written)
        .containsOnly(
            Map.entry(slot(HOUR, 5), new HourlyCounts.Count(2, 1)),
            Map.entry(slot(HOUR, -1), new HourlyCounts.Count(2, 1)),
            Map.entry(slot(HOUR.plus(Duration.ofHours(1)), 6), new HourlyCounts.Count(1, 0)),
            Map.entry(slot(HOUR.plus(Duration.ofHours(1)), -1), new HourlyCounts.Count(1, 0)));
  }

  @Test
  void aTestCountsForNothing() {
    conclude(Claims.ping("dlv_1"), 200, 5, Claims.NOW);
    conclude(Claims.ping("dlv_2"), 410, 5, Claims.NOW);
    counts.flush();
    assertThat(rows.written).isEmpty();
  }

  @Test
  void whatWasWrittenIsNotWrittenAgain() {
    conclude(200, 5, Claims.NOW);
    counts.flush();
    counts.flush();
    assertThat(rows.written).containsEntry(slot(HOUR, -1), new HourlyCounts.Count(1, 0));
  }

  @Test
  void whatCannotBeWrittenIsKept() {
    conclude(200, 5, Claims.NOW);
    rows.broken = true;
    assertThatIllegalStateException().isThrownBy(counts::flush);
    conclude(200, 5, Claims.NOW);
    rows.broken = false;
    counts.flush();
    assertThat(rows.written).containsEntry(slot(HOUR, -1), new HourlyCounts.Count(2, 0));
  }
}
