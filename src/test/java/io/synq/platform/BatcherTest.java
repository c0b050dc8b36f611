package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatcherTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HandWorked byHand = new HandWorked();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void givesEachItemItsResult() {
    var batcher = new Batcher<Integer, String>(byHand, 1, 10, BatcherTest::texts);
    var one = batcher.submit(1).toCompletableFuture();
    var more = batcher.submitAll(List.of(2, 3));
    assertThat(one).isNotDone();

    byHand.run();

    assertThat(one.join()).isEqualTo("1");
    assertThat(more).extracting(CompletableFuture::join).containsExactly("2", "3");
  }

  @Test
  void groupsWhatHasGathered() {
    var groups = new ArrayList<Integer>();
    var batcher =
        new Batcher<Integer, String>(
            byHand,
            1,
            10_000,
            group -> {
              groups.add(group.size());
              return texts(group);
            });
    var results = batcher.submitAll(numbers(600));
    var last = batcher.submit(600).toCompletableFuture();

    byHand.run();

    assertThat(groups).containsExactly(256, 256, 89);
    assertThat(results)
        .extracting(CompletableFuture::join)
        .isEqualTo(numbers(600).stream().map(String::valueOf).toList());
    assertThat(last.join()).isEqualTo("600");
  }

  @Test
  void acceptsNullResults() {
    var batcher =
        new Batcher<Integer, String>(
            byHand,
            1,
            10,
            group -> new ArrayList<>(group.stream().map(i -> (String) null).toList()));
    var result = batcher.submit(1).toCompletableFuture();
    byHand.run();
    assertThat(result).isCompletedWithValue(null);
  }

  @Test
  void acceptsAnEmptyGroup() {
    var batcher = new Batcher<Integer, String>(byHand, 1, 1, BatcherTest::texts);
    assertThat(batcher.submitAll(List.of())).isEmpty();
    byHand.run();
    assertThat(batcher.submit(1).toCompletableFuture()).isNotDone();
  }

  @Test
  void isFullAtItsCapacity() {
    var batcher = new Batcher<Integer, String>(byHand, 1, 3, BatcherTest::texts);
    batcher.submitAll(List.of(1, 2, 3));
    assertThat(batcher.waiting()).isEqualTo(3);

    assertFull(batcher.submit(4).toCompletableFuture());

    byHand.run();
    assertThat(batcher.waiting()).isZero();
    var again = batcher.submit(5).toCompletableFuture();
    byHand.run();
    assertThat(again.join()).isEqualTo("5");
  }

  @Test
  void takesAllOrNothing() {
    var seen = new ArrayList<Integer>();
    var batcher =
        new Batcher<Integer, String>(
            byHand,
            1,
            3,
            group -> {
              seen.addAll(group);
              return texts(group);
            });
    batcher.submit(1);

    var tooMany = batcher.submitAll(List.of(2, 3, 4));

    assertThat(tooMany).hasSize(3).allSatisfy(BatcherTest::assertFull);
    assertThat(batcher.waiting()).isEqualTo(1);
    batcher.submitAll(List.of(5, 6));
    byHand.run();
    assertThat(seen).containsExactly(1, 5, 6);
  }

  @Test
  void itemsUnderWorkDoNotCountAsWaiting() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var batcher =
        new Batcher<Integer, String>(
            threads,
            1,
            2,
            group -> {
              started.countDown();
              await(finish);
              return texts(group);
            });
    var first = batcher.submitAll(List.of(1, 2));
    await(started);

    assertThat(batcher.waiting()).isZero();
    var second = batcher.submitAll(List.of(3, 4));
    assertFull(batcher.submit(5).toCompletableFuture());

    finish.countDown();
    assertThat(first.get(1).get(10, TimeUnit.SECONDS)).isEqualTo("2");
    assertThat(second.get(1).get(10, TimeUnit.SECONDS)).isEqualTo("4");
  }

  @Test
  void aBadItemFailsAlone() {
    var tries = new ArrayList<List<Integer>>();
    var batcher =
        new Batcher<Integer, String>(
            byHand,
            1,
            10,
            group -> {
              tries.add(group);
              if (group.contains(2)) {
                throw new IllegalArgumentException("two");
              }
              return texts(group);
            });
    var results = batcher.submitAll(List.of(1, 2, 3));
    byHand.run();

    assertThat(results.get(0).join()).isEqualTo("1");
    assertThatThrownBy(results.get(1)::join)
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage("two");
    assertThat(results.get(2).join()).isEqualTo("3");
    assertThat(tries).containsExactly(List.of(1, 2, 3), List.of(1), List.of(2), List.of(3));
  }

  @Test
  void whatIsLeftOutComesAgainBehindOthersUnlessItEnds() {
    var groups = new ArrayList<List<Integer>>();
    var ends =
        List.of(
            new CompletableFuture<Optional<String>>(), new CompletableFuture<Optional<String>>());
    var batcher =
        new Batcher<Integer, String>(
            byHand,
            null,
            1,
            4,
            group -> {
              groups.add(group);
              return group.stream()
                  .map(one -> groups.size() == 1 && one < 2 ? "later" + one : "" + one)
                  .toList();
            },
            result ->
                result.startsWith("later")
                    ? ends.get(Integer.parseInt(result.substring(5)))
                    : null);
    var results = batcher.submitAll(List.of(0, 1, 2));
    byHand.run();
    assertThat(results).extracting(CompletableFuture::isDone).containsExactly(false, false, true);

    var others = batcher.submitAll(List.of(3, 4, 5, 6));
    ends.get(0).complete(Optional.empty());
    ends.get(1).complete(Optional.of("ended"));
    assertThat(batcher.waiting()).isEqualTo(5);
    byHand.run();
    assertThat(groups).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5, 6, 0));
    assertThat(results).extracting(CompletableFuture::join).containsExactly("0", "ended", "2");
    assertThat(others).allMatch(CompletableFuture::isDone);
  }

  @Test
  void goesOnAfterAFailure() {
    var batcher =
        new Batcher<Integer, String>(
            byHand,
            1,
            10,
            group -> {
              if (group.contains(1)) {
                throw new IllegalStateException();
              }
              return texts(group);
            });
    assertThat(failed(batcher.submit(1).toCompletableFuture())).isTrue();
    var next = batcher.submit(2).toCompletableFuture();
    byHand.run();
    assertThat(next.join()).isEqualTo("2");
  }

  @Test
  void aCallersOwnFailureReachesNobodyElse() {
    var batcher = new Batcher<Integer, String>(byHand, 1, 10, BatcherTest::texts);
    var results = batcher.submitAll(List.of(1, 2));
    results
        .get(0)
        .thenAccept(
            text -> {
              throw new IllegalStateException("in the caller's code");
            });
    byHand.run();
    assertThat(results.get(0).join()).isEqualTo("1");
    assertThat(results.get(1).join()).isEqualTo("2");
  }

  @Test
  void runsAsManyGroupsAtOnceAsItHasWorkers() throws Exception {
    var both = new CyclicBarrier(2);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var batcher =
        new Batcher<Integer, String>(
            threads,
            2,
            1000,
            group -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              try {
                both.await(10, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              } finally {
                running.decrementAndGet();
              }
              return texts(group);
            });
    for (int round = 0; round < 4; round++) {
      var one = batcher.submit(round).toCompletableFuture();
      until(() -> running.get() == 1);
      var other = batcher.submit(-round).toCompletableFuture();
      one.get(10, TimeUnit.SECONDS);
      other.get(10, TimeUnit.SECONDS);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void losesNothingUnderEightSubmitters() throws Exception {
    int perSubmitter = 2_000;
    var worked = new ConcurrentLinkedQueue<Integer>();
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var batcher =
        new Batcher<Integer, String>(
            threads,
            2,
            100_000,
            group -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              LockSupport.parkNanos(100_000); // as a commit takes its time
              worked.addAll(group);
              running.decrementAndGet();
              return texts(group);
            });
    var start = new CountDownLatch(1);
    var results = new ArrayList<CompletableFuture<List<CompletableFuture<String>>>>();
    for (int submitter = 0; submitter < 8; submitter++) {
      int first = submitter * perSubmitter;
      results.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(start);
                var mine = new ArrayList<CompletableFuture<String>>();
                for (int i = first; i < first + perSubmitter; i += 2) {
                  mine.add(batcher.submit(i).toCompletableFuture());
                  mine.addAll(batcher.submitAll(List.of(i + 1)));
                  if (i % 64 == 0) {
                    Thread.yield();
                  }
                }
                return mine;
              },
              threads));
    }
    start.countDown();

    var all = new ArrayList<String>();
    for (var submitter : results) {
      for (var result : submitter.get(20, TimeUnit.SECONDS)) {
        all.add(result.get(20, TimeUnit.SECONDS));
      }
    }

    assertThat(all).isEqualTo(numbers(8 * perSubmitter).stream().map(String::valueOf).toList());
    assertThat(worked.stream().sorted().toList()).isEqualTo(numbers(8 * perSubmitter));
    assertThat(most.get()).isLessThanOrEqualTo(2);
    assertThat(batcher.waiting()).isZero();
  }

  @Test
  void worksAgainAfterEachPause() {
    // An item that comes just as the last worker leaves must not be left behind.
    var batcher = new Batcher<Integer, String>(threads, 1, 10, BatcherTest::texts);
    for (int i = 0; i < 20_000; i++) {
      var result = batcher.submit(i).toCompletableFuture();
      var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      until(() -> result.isDone() || System.nanoTime() > deadline);
      assertThat(result.isDone()).as("item " + i).isTrue();
      for (int moment = i % 32; moment > 0; moment--) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean failed(CompletableFuture<?> result) {
    byHand.run();
    return result.isCompletedExceptionally();
  }

  private static void assertFull(CompletableFuture<String> result) {
    assertThat(result).isCompletedExceptionally();
    assertThatThrownBy(result::join).hasCauseInstanceOf(Batcher.FullException.class);
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<String> texts(List<Integer> group) {
    return group.stream().map(String::valueOf).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** Runs what it was handed only when told to. */
  private static final class HandWorked implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void run() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }
  }
}
