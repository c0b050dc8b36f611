package io.synq.system;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Has other servers wait for the start that one class records, in runs with that class. */
public final class RecordedStart implements TestExecutionListener {
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (plan.countTestIdentifiers(RecordedStart::records) > 0) {
      PreparedStarts.expect();
    }
  }

  /** It may have failed before it was recorded. */
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (records(test)) {
      PreparedStarts.expectNoMore();
    }
  }

  private static boolean records(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(ClassSource.class::cast)
        .filter(source -> source.getClassName().equals(FirstStartSystemIT.class.getName()))
        .isPresent();
  }
}
