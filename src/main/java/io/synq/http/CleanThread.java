package io.synq.http;

import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Where a request that waits for its body is told to wait, to go on and to end. Liberty takes what
 * it knows of a request, such as its path, from the thread that says so, and gives it to the thread
 * that does so, which keeps it: another request would be answered by it, there or here. This thread
 * never has a request, so Liberty finds nothing, and asks the request itself.
 */
@ApplicationScoped
class CleanThread {
  private final ExecutorService thread;

  @Inject
  CleanThread(Workers workers) {
    thread = workers.alone();
  }

  void run(Runnable task) {
    thread.execute(task);
  }

  void runAndWait(Runnable task) {
    CompletableFuture.runAsync(task, thread).join();
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }
}
