package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever fails, every item's result comes, and says what became of the item. */
@Timeout(30)
class BatcherFailuresTest {

  @Test
  void anItemThatNoThreadTakesFailsAndIsForgotten() {
    var rejecting = new AtomicBoolean(true);
    var worked = new ArrayList<Integer>();
    Executor executor =
        task -> {
          if (rejecting.get()) {
            throw new RejectedExecutionException();
          }
          task.run();
        };
    var batcher =
        new Batcher<Integer, Integer>(
            executor,
            2,
            10,
            group -> {
              worked.addAll(group);
              return group;
            });

    var refused = batcher.submit(1).toCompletableFuture();
    assertThat(refused).isCompletedExceptionally();
    assertThat(batcher.waiting()).isZero();

    rejecting.set(false);
    assertThat(batcher.submit(2).toCompletableFuture().join()).isEqualTo(2);
    assertThat(worked).as("who was told no must not be worked on later").containsExactly(2);
  }

  @Test
  void anItemIsTakenByTheWorkerThatThereIs() throws Exception {
    var threads = Executors.newSingleThreadExecutor();
    var rejecting = new AtomicBoolean();
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    Executor executor =
        task -> {
          if (rejecting.get()) {
            throw new RejectedExecutionException();
          }
          threads.execute(task);
        };
    try {
      var batcher =
          new Batcher<Integer, Integer>(
              executor,
              2,
              10,
              group -> {
                started.countDown();
                try {
                  finish.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return group;
              });
      var first = batcher.submit(1).toCompletableFuture();
      started.await();
      rejecting.set(true);

      var second = batcher.submit(2).toCompletableFuture();
      finish.countDown();

      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anErrorIsAResultToo() {
    var tasks = new ConcurrentLinkedQueue<Runnable>();
    var batcher =
        new Batcher<Integer, Integer>(
            tasks::add,
            1,
            10,
            group -> {
              if (group.contains(1)) {
                throw new StackOverflowError();
              }
              return group;
            });
    List<CompletableFuture<Integer>> results = batcher.submitAll(List.of(1, 2));
    while (!tasks.isEmpty()) {
      try {
        tasks.remove().run();
      } catch (StackOverflowError e) {
        // as a thread of the server would end
      }
    }
    assertThat(results).as("nobody waits for ever").allMatch(CompletableFuture::isDone);
    assertThatThrownBy(results.get(0)::join).hasCauseInstanceOf(StackOverflowError.class);
  }
}
