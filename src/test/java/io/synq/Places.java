package io.synq;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets a few classes run at a time. JUnit has threads for more, since a class that waits for a lock
 * keeps its thread: it has no place yet.
 */
public final class Places implements BeforeAllCallback, AfterAllCallback {
  /** More than processors: most of the time some of the classes wait for others. */
  private static final int COUNT = 4;

  private static final Semaphore FREE = new Semaphore(COUNT, true);
  private static final Map<String, Long> BEGUN = new ConcurrentHashMap<>();

  /** How long each class had its place, in nanoseconds. */
  static final Map<String, Long> KEPT = new ConcurrentHashMap<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (needsOne(context)) {
      FREE.acquireUninterruptibly();
    }
    BEGUN.put(context.getUniqueId(), System.nanoTime());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (needsOne(context)) {
      FREE.release();
    }
    KEPT.put(context.getDisplayName(), System.nanoTime() - BEGUN.remove(context.getUniqueId()));
  }

  private static boolean needsOne(ExtensionContext context) {
    return !context.getRequiredTestClass().isAnnotationPresent(Awaited.class);
  }
}
