package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever fails, every item's result comes, and says what became of the item. */
@Timeout(30)
class BatcherFailuresTest {

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
