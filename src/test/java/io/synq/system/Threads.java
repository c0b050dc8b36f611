package io.synq.system;

import java.util.List;
import java.util.stream.IntStream;

/** So many threads at the same work. */
final class Threads {
  private final List<Thread> running;

  Threads(int number, Runnable work) {
    running = IntStream.range(0, number).mapToObj(i -> new Thread(work, "producer")).toList();
    // Where a test fails before it ends them, they end with the tests.
    running.forEach(thread -> thread.setDaemon(true));
    running.forEach(Thread::start);
  }

  /** Waits until all are done. */
  void join() {
    for (Thread thread : running) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
