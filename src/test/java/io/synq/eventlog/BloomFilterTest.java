package io.synq.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BloomFilterTest {
  private static List<String> texts(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> kind + i).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 70, 1_100, 3_000, 100_000})
  void knowsWhatWasPutIn(int count) {
    var filter = new BloomFilter(BloomFilter.of(texts("user-", count)).bytes());
    assertThat(texts("user-", count)).allMatch(filter::mayHold);
    assertThat(filter.bytes()).hasSizeLessThanOrEqualTo(BloomFilter.MOST_BYTES);
  }

  @Test
  void isSeldomWrongAboutOthers() {
    var filter = BloomFilter.of(texts("user-", 1_100));
    long wrong = texts("usr-", 100_000).stream().filter(filter::mayHold).count();
    assertThat(wrong).isLessThan(200);
  }

  @Test
  void ofNothingHoldsNothing() {
    assertThat(Stream.of("", "a", "order.created")).noneMatch(BloomFilter.of(List.of())::mayHold);
  }

  /** Filters are stored: another hash would make searches blind to what is there. */
  @Test
  void staysAsItIs() {
    assertThat(BloomFilter.of(List.of("torder.created", "u42")).bytes())
        .asHexString()
        .isEqualTo("B2E1110E");
  }
}
