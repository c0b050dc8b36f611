package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Items that can wait for others. */
@Timeout(30)
class BatcherGatheringTest {
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Deque<Runnable> pauses = new ArrayDeque<>();
  private final List<Integer> groups = new ArrayList<>();
  private final Batcher<Integer, Integer> batcher =
      new Batcher<>(tasks::add, pauses::add, 2, 10_000, this::work);

  private List<Integer> work(List<Integer> group) {
    groups.add(group.size());
    return group;
  }

  private static void run(Deque<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void oneGroupIsWhatComesDuringAPause() {
    var first = batcher.submit(1).toCompletableFuture();
    batcher.submitAll(List.of(2, 3));
    run(tasks);
    assertThat(first).isNotDone();
    assertThat(pauses).hasSize(1);

    run(pauses);

    assertThat(first).isCompletedWithValue(1);
    assertThat(groups).containsExactly(3);
    assertThat(pauses).as("nothing is left to wait for").isEmpty();
  }

  @Test
  void theNextGroupHasAPauseOfItsOwn() {
    batcher.submit(1);
    run(pauses);
    var next = batcher.submit(2).toCompletableFuture();
    assertThat(next).isNotDone();
    run(pauses);
    assertThat(next).isCompletedWithValue(2);
    assertThat(groups).containsExactly(1, 1);
  }

  @Test
  void aFullGroupDoesNotWait() {
    var results = batcher.submitAll(numbers(300));
    run(tasks);
    assertThat(groups).containsExactly(256);
    assertThat(results.get(299)).isNotDone();

    run(pauses);

    assertThat(results).allMatch(CompletableFuture::isDone);
    assertThat(groups).containsExactly(256, 44);
  }

  @Test
  void whatComesDuringTheWorkGathersToo() {
    var nested = new ArrayList<CompletableFuture<Integer>>();
    batcher.submit(1).thenAccept(one -> nested.add(batcher.submit(2).toCompletableFuture()));
    pauses.remove().run();
    assertThat(nested.get(0)).isNotDone();
    run(pauses);
    assertThat(nested.get(0)).isCompletedWithValue(2);
  }

  @Test
  void withoutAPauseItIsDoneAtOnce() {
    var without =
        new Batcher<Integer, Integer>(
            tasks::add,
            task -> {
              throw new RejectedExecutionException();
            },
            2,
            10,
            group -> group);
    var result = without.submit(1).toCompletableFuture();
    run(tasks);
    assertThat(result).isCompletedWithValue(1);
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    var threads = Executors.newCachedThreadPool();
    var timer = Executors.newScheduledThreadPool(2);
    try {
      var real =
          new Batcher<Integer, Integer>(
              threads,
              task -> timer.schedule(task, 1, TimeUnit.MILLISECONDS),
              2,
              100_000,
              group -> group);
      var submitters = new ArrayList<CompletableFuture<List<CompletableFuture<Integer>>>>();
      for (int submitter = 0; submitter < 4; submitter++) {
        submitters.add(
            CompletableFuture.supplyAsync(
                () -> {
                  var mine = new ArrayList<CompletableFuture<Integer>>();
                  for (int i = 0; i < 20_000; i++) {
                    mine.add(real.submit(i).toCompletableFuture());
                    if (i % 16 == 0) {
                      Thread.yield();
                    }
                  }
                  return mine;
                },
                threads));
      }
      for (var submitter : submitters) {
        for (var result : submitter.get()) {
          result.get(10, TimeUnit.SECONDS);
        }
      }
      assertThat(real.waiting()).isZero();
    } finally {
      threads.shutdownNow();
      timer.shutdownNow();
    }
  }
}
