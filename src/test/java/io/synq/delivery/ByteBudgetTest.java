package io.synq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

  @Test
  void givesOutNoMoreThanItHas() {
    var budget = new ByteBudget(10);
    assertThat(budget.take(6)).isTrue();
    assertThat(budget.take(5)).isFalse();
    assertThat(budget.take(4)).isTrue();
    assertThat(budget.take(1)).isFalse();
    assertThat(budget.take(0)).isTrue();
  }

  @Test
  void takesBack() {
    var budget = new ByteBudget(10);
    assertThat(budget.take(10)).isTrue();
    budget.give(3);
    assertThat(budget.take(4)).isFalse();
    assertThat(budget.take(3)).isTrue();
  }

  @Test
  void countsBeyondTwoGigabytes() {
    var budget = new ByteBudget(4L << 30);
    assertThat(budget.take(Integer.MAX_VALUE)).isTrue();
    assertThat(budget.take(Integer.MAX_VALUE)).isTrue();
    assertThat(budget.take(3)).isFalse();
    assertThat(budget.take(2)).isTrue();
  }

  @Test
  void keepsItsLimitUnderManyHands() throws Exception {
    var budget = new ByteBudget(100);
    var used = new AtomicLong();
    var most = new AtomicLong();
    var threads = Executors.newFixedThreadPool(8);
    try {
      var hands =
          IntStream.range(0, 8)
              .mapToObj(
                  hand ->
                      CompletableFuture.runAsync(
                          () -> {
                            for (int i = 0; i < 20_000; i++) {
                              int bytes = 1 + (i + hand) % 40;
                              if (budget.take(bytes)) {
                                most.accumulateAndGet(used.addAndGet(bytes), Math::max);
                                used.addAndGet(-bytes);
                                budget.give(bytes);
                              }
                            }
                          },
                          threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(hands).get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isBetween(1L, 100L);
    assertThat(budget.take(100)).as("nothing is lost").isTrue();
  }
}
