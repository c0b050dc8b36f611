package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PauseWhenBusyTest {
  private final AtomicLong millis = new AtomicLong(Long.MAX_VALUE / 1_000_000);
  private final List<Runnable> now = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final PauseWhenBusy executor =
      new PauseWhenBusy(now::add, later::add, Duration.ofMillis(3), () -> millis.get() * 1_000_000);

  private void executeAfter(int pause) {
    millis.addAndGet(pause);
    executor.execute(() -> {});
  }

  @Test
  void theFirstWaitsForNobody() {
    executeAfter(0);
    assertThat(now).hasSize(1);
    assertThat(later).isEmpty();
  }

  @Test
  void thoseThatComeFarApartWaitForNobody() {
    executeAfter(0);
    executeAfter(3);
    executeAfter(4);
    assertThat(now).hasSize(3);
    assertThat(later).isEmpty();
  }

  @Test
  void thoseThatComeCloseTogetherHaveAPause() {
    executeAfter(0);
    executeAfter(2);
    executeAfter(2);
    assertThat(now).hasSize(1);
    assertThat(later).hasSize(2);
    executeAfter(3);
    assertThat(now).hasSize(2);
  }
}
