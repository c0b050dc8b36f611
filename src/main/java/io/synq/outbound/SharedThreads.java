package io.synq.outbound;

import io.synq.platform.Shares;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/**
 * Threads for what may take long, which tenants share: each may have as many as are left for the
 * others. What finds none waits, until it does or is withdrawn.
 */
final class SharedThreads {
  private static final int IDLE_SECONDS = 30;

  private final Executor threads;
  private final Shares<String> shares;
  private final Set<Task> waiting = new LinkedHashSet<>();

  /** What a tenant has to do; the same again is one. */
  record Task(String tenantId, Runnable work) {}

  SharedThreads(String name, int count) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory(name, true));
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
    shares = new Shares<>(count);
  }

  synchronized void execute(Task task) {
    if (shares.take(task.tenantId, 1)) {
      begin(task);
    } else {
      waiting.add(task);
    }
  }

  /** It is not to be done any more, unless it is begun. */
  synchronized void withdraw(Task task) {
    waiting.remove(task);
  }

  private void begin(Task task) {
    threads.execute(
        () -> {
          try {
            task.work.run();
          } finally {
            ended(task);
          }
        });
  }

  private synchronized void ended(Task task) {
    shares.give(task.tenantId, 1);
    for (Iterator<Task> rest = waiting.iterator(); rest.hasNext(); ) {
      Task next = rest.next();
      if (shares.take(next.tenantId, 1)) {
        rest.remove();
        begin(next);
      }
    }
  }
}
