package io.synq.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLimitsTest {

  @Test
  void theUsualHoldsWhereNoFeatureSaysOtherwise() {
    var limits = new BodyLimits(List.of(new Limit("/a", 1000), new Limit("/b/c", 10)), 100);
    assertThat(limits.at("/a")).isEqualTo(1000);
    assertThat(limits.at("/b/c")).isEqualTo(10);
    assertThat(limits.at("/b")).isEqualTo(100);
    assertThat(limits.at("/a/")).isEqualTo(100);
  }

  private record Limit(String path, int bytes) implements BodyLimit {
    @Override
    public boolean covers(String other) {
      return other.equals(path);
    }
  }
}
