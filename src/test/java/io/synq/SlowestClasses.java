package io.synq;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a run which classes took longest, so that whoever adds a test sees its price.
 */
public final class SlowestClasses implements TestExecutionListener {
  private static final int SHOWN = 20;
  private static final double NANOS = 1e9;

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (Places.KEPT.isEmpty()) {
      return;
    }
    double all = Places.KEPT.values().stream().mapToLong(Long::longValue).sum() / NANOS;
    System.out.println(
        Places.KEPT.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(SHOWN)
            .map(entry -> "%7.1f s  %s".formatted(entry.getValue() / NANOS, entry.getKey()))
            .collect(
                Collectors.joining(
                    "\n",
                    "Slowest of %d classes, %.0f s in all:%n".formatted(Places.KEPT.size(), all),
                    "")));
    Places.KEPT.clear();
  }
}
