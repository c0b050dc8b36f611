package io.synq.http;

import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Where a request that was suspended is told to wait, to go on and to end. Liberty takes what it
 * knows of a request, such as its path, from the thread that says so, and gives it to the thread
 * that does so, which keeps it: another request would be answered by it, there or here. This thread
 * never has a request, so Liberty finds nothing, and asks the request itself. Whoever uses one has
 * it alone.
 */
@Dependent
public class CleanThread {
  private static final System.Logger LOG = System.getLogger(CleanThread.class.getName());

  private final ExecutorService thread;

  @Inject
  public CleanThread(Workers workers) {
    thread = workers.alone();
  }

  public void run(Runnable task) {
    thread.execute(task);
  }

  void runAndWait(Runnable task) {
    CompletableFuture.runAsync(task, thread).join();
  }

  /** Ends the request, unless it has ended. */
  public void complete(AsyncContext request) {
    run(
        () -> {
          try {
            request.complete();
          } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "request.complete_already", e);
          }
        });
  }

  /** What it was told before is done. */
  @PreDestroy
  void end() {
    thread.shutdown();
  }
}
