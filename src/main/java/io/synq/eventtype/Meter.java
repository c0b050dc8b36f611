package io.synq.eventtype;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.annotation.Annotations;
import java.util.Locale;

/**
 * One run of a schema over a document, which ends with {@link TooCostlyException} when it takes too
 * many steps or nests too deep: alternatives that refer to alternatives cost exponential time, and
 * a schema that refers to itself never ends. The validator tells its context each keyword and index
 * that it enters and leaves; that is what is counted.
 */
final class Meter extends ExecutionContext {
  private static final int MOST_LEVELS = 1000;
  private static final int TEXT_PER_STEP = 128;
  private static final int ANNOTATIONS_PER_STEP = 128;

  /** Regular expressions are not told the context. */
  private static final ThreadLocal<Meter> CURRENT = new ThreadLocal<>();

  private final StepBudget steps;
  private int levels;
  private int annotations;

  Meter(StepBudget steps) {
    super(ExecutionConfig.builder().locale(Locale.ENGLISH).formatAssertionsEnabled(false).build());
    this.steps = steps;
  }

  /** Work in which regular expressions are counted too. */
  void run(Runnable work) {
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }

  /** So many steps of a regular expression. */
  static void chargeText(long amount) {
    Meter meter = CURRENT.get();
    if (meter != null) {
      meter.charge(amount / TEXT_PER_STEP);
    }
  }

  private void charge(long amount) {
    if (!steps.take(amount) || levels > MOST_LEVELS) {
      throw new TooCostlyException();
    }
  }

  @Override
  public void evaluationPathAddLast(String token) {
    levels++;
    charge(1);
    super.evaluationPathAddLast(token);
  }

  @Override
  public void evaluationPathAddLast(int token) {
    levels++;
    charge(1);
    super.evaluationPathAddLast(token);
  }

  @Override
  public void evaluationPathRemoveLast() {
    levels--;
    super.evaluationPathRemoveLast();
  }

  /** Each use may look through all there are. */
  @Override
  public Annotations getAnnotations() {
    charge(++annotations / ANNOTATIONS_PER_STEP);
    return super.getAnnotations();
  }

  /** The document cannot be checked within the bounds. */
  static final class TooCostlyException extends SchemaException {
    private static final long serialVersionUID = 1L;

    TooCostlyException() {
      super("too costly");
    }
  }
}
