package io.synq.delivery;

import static io.synq.delivery.Claims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Batcher;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private static final String AWAY = "57P01";
  private static final String WRONG = "22001";

  private final List<String> written = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private String fails = "";
  private Instant now = NOW;
  private final Records records =
      new Records(
          new Batcher<>(Runnable::run, 1, 100, this::write),
          (wait, task) -> {
            waits.add(wait);
            waiting.add(
                () -> {
                  now = now.plus(wait);
                  task.run();
                });
          },
          () -> now);

  private List<Boolean> write(List<Conclusion> group) {
    if (!fails.isEmpty()) {
      throw new IllegalStateException(new SQLException("as the test wants it", fails));
    }
    group.forEach(one -> written.add(one.claimed().deliveryId()));
    return Collections.nCopies(group.size(), true);
  }

  private CompletableFuture<Boolean> submit() {
    return records
        .submit(Conclusion.released(Claims.of("dlv_1"), NOW), () -> late.add("dlv_1"))
        .toCompletableFuture();
  }

  @Test
  void isWrittenAtOnceIfItCanBe() {
    assertThat(submit()).isCompletedWithValue(true);
    assertThat(written).containsExactly("dlv_1");
    assertThat(late).isEmpty();
  }

  @Test
  void isTriedAgainUntilTheDatabaseIsBack() {
    fails = AWAY;
    CompletableFuture<Boolean> result = submit();
    waiting.remove().run();
    assertThat(result).isNotDone();
    assertThat(late).hasSize(2);
    fails = "";
    waiting.remove().run();
    assertThat(result).isCompletedWithValue(true);
    assertThat(written).containsExactly("dlv_1");
  }

  @Test
  void isGivenUpBeforeItsClaimEnds() {
    fails = AWAY;
    CompletableFuture<Boolean> result = submit();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(result).isCompletedExceptionally();
    assertThat(now).isBefore(NOW.plus(Records.CLAIM_HOLDS)).isAfter(NOW.plusSeconds(15));
    assertThat(waits).startsWith(Records.FIRST_WAIT, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void isNotTriedAgainIfItWouldFailAgain() {
    fails = WRONG;
    assertThat(submit()).isCompletedExceptionally();
    assertThat(waiting).isEmpty();
    assertThat(late).isEmpty();
  }
}
