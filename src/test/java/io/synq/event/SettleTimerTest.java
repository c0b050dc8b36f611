package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettleTimerTest {
  private final List<String> called = new ArrayList<>();

  /** An application that does not come up answers 404 for ever, and no supervisor sees it. */
  @Test
  void aDatabaseThatIsAwayForAMomentEndsNoStart() {
    SettleTimer timer = new SettleTimer();
    timer.settlement =
        new Settlement(null, () -> Instant.EPOCH) {
          @Override
          void tell() {
            called.add("tell");
            throw new IllegalStateException("as the test wants it");
          }
        };
    timer.begin();
    timer.begin();
    assertThat(called).containsExactly("tell", "tell");
  }
}
