package io.synq.console.webhooks;

import io.synq.console.frame.Submission;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Tries a part of the form at hand on what one of its fields chose; nothing is saved. */
public abstract class TrialView<T> {
  @Inject EndpointFields fields;
  @Inject TrialSamples samples;
  @Inject Submission submission;
  private final String field;
  private @Nullable T trial;

  TrialView(String field) {
    this.field = field;
  }

  abstract T trial(TrialSamples.Chosen chosen);

  public void test() {
    try {
      trial = trial(samples.chosen(field));
    } catch (ProblemException e) {
      boolean gone = e.problem().type() == ProblemType.NOT_FOUND;
      submission.refuse(gone ? Problem.invalid("/" + field, "is no longer there") : e.problem());
    }
  }

  /** What the trial said; null before it. */
  public @Nullable T getTrial() {
    return trial;
  }
}
