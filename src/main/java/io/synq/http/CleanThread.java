package io.synq.http;

import io.synq.platform.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * The thread that tells a suspended request to wait, to go on and to end. Liberty copies what it
 * knows of a request, such as its path, from the thread that says so to the thread that does so,
 * and leaves it there, where another request would be answered by it. This thread never has a
 * request of its own, so that Liberty finds nothing to copy and asks the request itself. Each bean
 * that uses one has it alone.
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
