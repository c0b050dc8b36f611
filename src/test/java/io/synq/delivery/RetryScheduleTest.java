package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  @ParameterizedTest
  @CsvSource({
    // failures, the wait at the factors 0.8, 1 and 1.2
    "1, PT4S, PT5S, PT6S",
    "2, PT8S, PT10S, PT12S",
    "3, PT16S, PT20S, PT24S",
    "4, PT32S, PT40S, PT48S",
    "5, PT1M4S, PT1M20S, PT1M36S",
    "10, PT34M8S, PT42M40S, PT51M12S",
    "13, PT4H33M4S, PT5H41M20S, PT6H49M36S",
    "14, PT4H48M, PT6H, PT7H12M",
    "15, PT4H48M, PT6H, PT7H12M",
    "100, PT4H48M, PT6H, PT7H12M",
    "5000, PT4H48M, PT6H, PT7H12M",
    "2147483647, PT4H48M, PT6H, PT7H12M"
  })
  void doublesUpToSixHours(int failures, Duration least, Duration usual, Duration most) {
    assertThat(after(failures, 0.8)).isEqualTo(least);
    assertThat(after(failures, 1)).isEqualTo(usual);
    assertThat(after(failures, 1.2)).isEqualTo(most);
  }

  private static Duration after(int failures, double factor) {
    return Duration.between(NOW, schedule(factor).next(failures, NOW, Optional.empty()));
  }

  @Test
  void throwsTheDiceOncePerRetry() {
    int[] thrown = {0};
    var schedule =
        new RetrySchedule(
            Duration.ofSeconds(5),
            Duration.ofHours(6),
            () -> {
              thrown[0]++;
              return 1;
            });
    schedule.next(1, NOW, Optional.empty());
    assertThat(thrown[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1, 1.2})
  void waitsForAsLongAsItIsAsked(double factor) {
    var asked = NOW.plusSeconds(3_600);
    assertThat(schedule(factor).next(1, NOW, Optional.of(asked))).isEqualTo(asked);
  }

  @Test
  void doesNotComeEarlierThanScheduled() {
    for (var asked :
        new Instant[] {NOW.plusSeconds(39), NOW, NOW.minusSeconds(1), Instant.EPOCH, Instant.MIN}) {
      assertThat(schedule(1).next(4, NOW, Optional.of(asked))).isEqualTo(NOW.plusSeconds(40));
    }
  }

  @Test
  void waitsForSixHoursAtMost() {
    var cap = NOW.plus(Duration.ofHours(6));
    assertThat(schedule(1).next(1, NOW, Optional.of(cap.minusMillis(1))))
        .isEqualTo(cap.minusMillis(1));
    assertThat(schedule(1).next(1, NOW, Optional.of(cap))).isEqualTo(cap);
    assertThat(schedule(1).next(1, NOW, Optional.of(cap.plusMillis(1)))).isEqualTo(cap);
    assertThat(schedule(1).next(1, NOW, Optional.of(Instant.MAX))).isEqualTo(cap);
  }

  @Test
  void followsItsSettings() {
    var schedule = new RetrySchedule(Duration.ofMillis(200), Duration.ofSeconds(1), () -> 1);
    assertThat(schedule.next(1, NOW, Optional.empty())).isEqualTo(NOW.plusMillis(200));
    assertThat(schedule.next(3, NOW, Optional.empty())).isEqualTo(NOW.plusMillis(800));
    assertThat(schedule.next(4, NOW, Optional.empty())).isEqualTo(NOW.plusSeconds(1));
    assertThat(schedule.next(1, NOW, Optional.of(NOW.plusSeconds(9))))
        .isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void anEndpointMayHaveWaitsOfItsOwn() {
    var own = schedule(1).with(new Retry(30, 100, null, null));
    assertThat(own.next(1, NOW, Optional.empty())).isEqualTo(NOW.plusSeconds(30));
    assertThat(own.next(2, NOW, Optional.empty())).isEqualTo(NOW.plusSeconds(60));
    assertThat(own.next(3, NOW, Optional.empty())).isEqualTo(NOW.plusSeconds(100));
    assertThat(own.next(3, NOW, Optional.of(NOW.plusSeconds(900))))
        .as("a receiver may ask for more all the same")
        .isEqualTo(NOW.plusSeconds(900));
    assertThat(schedule(1).with(new Retry(null, 8, null, null)).next(2, NOW, Optional.empty()))
        .isEqualTo(NOW.plusSeconds(8));
    assertThat(schedule(1).with(null).next(1, NOW, Optional.empty())).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void variesByAFifth() {
    assertThat(RetrySchedule.LEAST_FACTOR).isEqualTo(0.8);
    assertThat(RetrySchedule.MOST_FACTOR).isEqualTo(1.2);
  }

  private static RetrySchedule schedule(double factor) {
    return new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), () -> factor);
  }
}
