package io.synq.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DurationBucketsTest {

  @Test
  void everyDurationIsWithinItsBucket() {
    for (int millis = 0; millis < DurationBuckets.lower(DurationBuckets.LAST); millis++) {
      int bucket = DurationBuckets.of(millis);
      assertThat((long) millis)
          .isGreaterThanOrEqualTo(DurationBuckets.lower(bucket))
          .isLessThan(DurationBuckets.lower(bucket + 1));
    }
  }

  @Test
  void bucketsAreExactAtFirstAndNeverWiderThanAnEighth() {
    for (int bucket = 0; bucket < DurationBuckets.LAST; bucket++) {
      long lower = DurationBuckets.lower(bucket);
      long width = DurationBuckets.lower(bucket + 1) - lower;
      assertThat(width).isBetween(1L, Math.max(1, lower / 8));
    }
  }

  @Test
  void whatIsLongerThanAllIsInTheLastOne() {
    assertThat(DurationBuckets.of(Integer.MAX_VALUE)).isEqualTo(DurationBuckets.LAST);
    assertThat(DurationBuckets.of(40_000)).isEqualTo(DurationBuckets.LAST);
    assertThat(DurationBuckets.of(-1)).isZero();
  }

  @Test
  void percentilesAreCloseToTheTrueOnes() {
    var random = new Random(7);
    var all = random.ints(10_000, 1, 9_000).sorted().toArray();
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int millis : all) {
      counts.merge(DurationBuckets.of(millis), 1L, Long::sum);
    }
    for (double share : new double[] {0.5, 0.95, 0.99}) {
      double exact = all[(int) (all.length * share) - 1];
      assertThat((double) DurationBuckets.percentile(counts, share))
          .isBetween(exact * 7 / 8, exact * 9 / 8);
    }
  }

  @Test
  void percentileOfFew() {
    SortedMap<Integer, Long> counts = new TreeMap<>(Map.of(3, 1L));
    assertThat(DurationBuckets.percentile(counts, 0.5)).isEqualTo(3);
    counts.put(DurationBuckets.of(1000), 1L);
    assertThat(DurationBuckets.percentile(counts, 0.5)).isEqualTo(3);
    assertThat(DurationBuckets.percentile(counts, 0.99)).isBetween(960L, 1024L);
  }
}
