package io.synq.system;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Ends what one class at a time has once the last one of the run has had it. */
public final class LastUse implements TestExecutionListener {
  private static final Map<String, Runnable> ENDS =
      Map.of(Nodes.LOCK, Nodes::close, Mortal.LOCK, Mortal::close);

  private final Map<String, AtomicLong> left = new ConcurrentHashMap<>();

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    ENDS.keySet()
        .forEach(
            lock ->
                left.put(lock, new AtomicLong(plan.countTestIdentifiers(test -> has(test, lock)))));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    ENDS.forEach(
        (lock, end) -> {
          if (has(test, lock) && left.get(lock).decrementAndGet() == 0) {
            end.run();
          }
        });
  }

  private static boolean has(TestIdentifier test, String lock) {
    return test
        .getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getJavaClass())
        .stream()
        .flatMap(type -> Stream.of(type.getAnnotationsByType(ResourceLock.class)))
        .anyMatch(one -> one.value().equals(lock));
  }
}
