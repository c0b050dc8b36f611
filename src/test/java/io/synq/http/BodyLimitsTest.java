package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLimitsTest {

  @Test
  void theUsualHoldsWhereNoFeatureSaysOtherwise() {
    var limits =
        new BodyLimits(List.of(new BodyLimit("/a", 1000), new BodyLimit("/b/c/", 10)), 100);
    assertThat(limits.at("/a")).isEqualTo(1000);
    assertThat(limits.at("/b/c/d")).isEqualTo(10);
    assertThat(limits.at("/b")).isEqualTo(100);
    assertThat(limits.at("/a/b")).isEqualTo(100);
  }

  /** It leads to the same method of a resource. */
  @Test
  void slashAtTheEndChangesNothing() {
    var limits = new BodyLimits(List.of(new BodyLimit("/a/b", 1000)), 100);
    assertThat(limits.at("/a/b/")).isEqualTo(1000);
    assertThat(limits.at("/a/b//")).isEqualTo(100);
  }
}
