package io.synq;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a run which classes took longest, so that whoever adds a test sees its price.
 */
public final class SlowestClasses implements TestExecutionListener {
  private static final int SHOWN = 20;
  private static final double NANOS = 1e9;

  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private final Map<String, Long> took = new ConcurrentHashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    if (isClass(test)) {
      started.put(test.getUniqueId(), System.nanoTime());
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Long start = started.remove(test.getUniqueId());
    if (start != null) {
      took.merge(test.getDisplayName(), System.nanoTime() - start, Long::sum);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (took.isEmpty()) {
      return;
    }
    double all = took.values().stream().mapToLong(Long::longValue).sum() / NANOS;
    System.out.println(
        took.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(SHOWN)
            .map(entry -> "%7.1f s  %s".formatted(entry.getValue() / NANOS, entry.getKey()))
            .collect(
                Collectors.joining(
                    "\n",
                    "Slowest of %d classes, %.0f s in all:%n".formatted(took.size(), all),
                    "")));
    took.clear();
  }

  private static boolean isClass(TestIdentifier test) {
    return test.getSource().filter(ClassSource.class::isInstance).isPresent()
        && test.isContainer()
        && test.getParentId().map(parent -> parent.split("/").length == 1).orElse(false);
  }
}
