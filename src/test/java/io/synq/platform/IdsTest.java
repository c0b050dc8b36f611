package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void idsHaveTheFormOfTypeId() {
    assertThat(Ids.next("dlv_")).matches("dlv_[0-7][0-9a-hjkmnp-tv-z]{25}");
  }

  @Test
  void textsSortAsTheyWereMade() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next("dlv_")).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }
}
